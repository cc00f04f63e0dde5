package fetch

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Render fetches the document at an address as a browser shows it, after its
// scripts have run. It first fetches the page as [Client.Get] does, so robots.txt,
// redirects, status and media type count as usual. Then an installed Chromium
// loads it through a local proxy with the same guard: it reaches Hosts and nothing
// else, and Notify is called for what it was refused.
//
// The browser runs for no longer than Timeout, in a folder of its own, without
// the environment of the caller.
func (c *Client) Render(ctx context.Context, address string) (*Response, error) {
	r, err := c.render(ctx, address)
	return r, atAddress(address, err)
}

// rendered stands in the cache for the accepted types of rendered pages.
const rendered = "rendered"

func (c *Client) render(ctx context.Context, address string) (*Response, error) {
	u, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	if c.Offline {
		return c.load(u, rendered).offline()
	}
	browser, err := c.findBrowser()
	if err != nil {
		return nil, err
	}
	plain, err := c.get(ctx, address, nil)
	if err != nil {
		return nil, err
	}
	final, err := parseAddress(plain.Final)
	if err != nil {
		return nil, err
	}
	if err := c.noProxy(final); err != nil {
		return nil, err
	}
	done, err := c.turn(ctx, c.host(final))
	if err != nil {
		return nil, err
	}
	defer done()
	dom, err := browserRun{c.getter(u, nil), browser, plain.Final}.dump(ctx)
	if err != nil {
		return nil, err
	}
	r := &Response{URL: u.String(), Final: plain.Final, Type: "text/html", Charset: "utf-8", Body: dom}
	c.store(&entry{Response: r}, rendered)
	return r, nil
}

// noProxy returns an error if u would be fetched through a proxy of the
// environment: the guard could not check what that connects to.
func (c *Client) noProxy(u *url.URL) error {
	via, err := c.setUp().proxy(&http.Request{URL: u})
	if err == nil && via == nil {
		return nil
	}
	return browserError("a browser cannot use the proxy that HTTP_PROXY or HTTPS_PROXY names", err)
}

// A browserRun is a run of a browser that loads one page.
type browserRun struct {
	getter  *getter
	browser string // its file
	page    string // its address
}

// dump returns the DOM of the page.
func (r browserRun) dump(ctx context.Context) ([]byte, error) {
	timeout := positive(r.getter.client.Timeout, defaultTimeout)
	within, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	home, err := os.MkdirTemp("", browserFolder)
	if err != nil {
		return nil, browserError("no folder can be created for the browser: "+err.Error(), err)
	}
	defer removeAll(home)
	proxy, err := r.getter.startProxy(within)
	if err != nil {
		return nil, browserError("the proxy for the browser does not start: "+err.Error(), err)
	}
	defer proxy.stop()
	dom, err := r.browse(within, home, proxy.address())
	proxy.tell(r.isOfPage(home))
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case within.Err() != nil:
		return nil, networkError(within.Err(), timeout)
	case err != nil:
		return nil, err
	case bytes.Contains(dom, []byte(`id="main-frame-error"`)):
		return nil, browserError("the browser could not load the page", nil)
	}
	return dom, nil
}

// isOfPage returns a function that reports whether the page requested a host. If
// the browser left no log, it reports true for every host: one message too many is
// better than none.
func (r browserRun) isOfPage(home string) func(host string) bool {
	hosts, ok := readNetLog(netLog(home), r.page)
	return func(host string) bool { return !ok || hosts[host] }
}

// netLog returns the file that a browser logs its requests to.
func netLog(home string) string { return filepath.Join(home, "netlog.json") }

// findBrowser returns the path of the Chromium to run.
func (c *Client) findBrowser() (string, error) {
	names := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}
	if own := cmp.Or(c.world.browser, os.Getenv("ERRGEN_CHROMIUM")); own != "" {
		names = []string{own}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", &Error{
		Kind:    Browser,
		Message: "there is no browser to read the page with; looked for " + strings.Join(names, ", "),
		Fix:     "install Chromium, or set ERRGEN_CHROMIUM to where it is, or save the page from a browser and give the file",
	}
}

func browserError(message string, err error) error {
	return &Error{Kind: Browser, Message: message, Fix: "save the page from a browser and give the file", Err: err}
}

// browserFolder begins the name of the folder that a browser runs in.
const browserFolder = "errgen-browser-"

// scriptTime is how long the scripts of a page may run, on a clock that skips
// their waiting.
const scriptTime = 10 * time.Second

// browse runs a browser that prints the DOM of the page. It ends all processes of
// the browser when ctx is done.
func (r browserRun) browse(ctx context.Context, home, proxy string) ([]byte, error) {
	client := r.getter.client
	agent, err := userAgent(client.Contact)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, r.browser, slices.Concat(browserFlags(home, proxy, agent), client.world.flags, []string{r.page})...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "HOME=" + home, "TMPDIR=" + home, "XDG_RUNTIME_DIR=" + home}
	dom, messages := &limitedBuffer{}, &limitedBuffer{}
	dom.limit, messages.limit = client.maxBody(), 2<<10
	cmd.Stdout, cmd.Stderr = dom, messages
	cmd.WaitDelay = time.Second // for processes that hold the pipes when the browser has ended
	inGroup(cmd)
	err = cmd.Run()
	killGroup(cmd)
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // the browser itself ended well
	}
	switch {
	case dom.over:
		return nil, sizeError(client.maxBody())
	case err != nil:
		return nil, browserError(fmt.Sprintf("%s failed: %v: %q", filepath.Base(r.browser), err, messages.text), err)
	case !bytes.HasSuffix(bytes.TrimSpace(dom.text), []byte("</html>")):
		return nil, browserError(fmt.Sprintf("%s did not print a whole page: %q", filepath.Base(r.browser), messages.text), nil)
	}
	return dom.text, nil
}

// browserFlags returns the flags of a browser that keeps nothing and requests
// nothing but the page. All its traffic goes through the proxy, even to this
// machine, and it resolves no names itself. Port 9 of this machine stands for
// the browser's own services that no flag turns off: the proxy refuses it.
func browserFlags(home, proxy, agent string) []string {
	flags := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--dump-dom",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
		"--disable-dev-shm-usage", "--disable-breakpad", "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter",
		"--component-updater=url-source=http://127.0.0.1:9/", "--gaia-url=http://127.0.0.1:9/",
		"--disable-quic", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
		"--proxy-server=http://" + proxy, "--proxy-bypass-list=<-loopback>",
		"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
		"--log-net-log=" + netLog(home), fmt.Sprintf("--net-log-max-size-mb=%d", maxNetLog>>20),
		"--user-data-dir=" + filepath.Join(home, "profile"),
		"--user-agent=Mozilla/5.0 (compatible) " + agent,
		fmt.Sprintf("--virtual-time-budget=%d", scriptTime.Milliseconds()),
	}
	if os.Geteuid() == 0 {
		flags = append(flags, "--no-sandbox") // Chromium does not start as root with it
	}
	return flags
}

// removeAll removes a folder that a process that was just killed may still write
// to.
func removeAll(dir string) {
	for range 10 {
		if os.RemoveAll(dir) == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// A limitedBuffer keeps what is written to it, up to a limit.
type limitedBuffer struct {
	text  []byte
	limit int64
	over  bool // whether more was written
}

func (t *limitedBuffer) Write(p []byte) (int, error) {
	room := t.limit - int64(len(t.text))
	if int64(len(p)) > room {
		t.over = true
		t.text = append(t.text, p[:room]...)
		return len(p), nil
	}
	t.text = append(t.text, p...)
	return len(p), nil
}
