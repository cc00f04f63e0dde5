package fetch

import (
	"bytes"
	"encoding/json"
	"io"
	"net/url"
	"os"
)

// maxNetLog bounds what is read of a browser's log, in bytes.
const maxNetLog = 64 << 20

// ownRequest is what Chromium's net log has as the initiator of a request that
// no page made: URL_REQUEST_START_JOB in net/url_request of its sources.
const ownRequest = "not an origin"

// readNetLog returns the hosts that a page asked for, from the log that Chromium
// writes with --log-net-log. It reports whether the log can tell: false where
// there is none, or where the page itself is missing from it.
//
// The log has an event a line, so a log that was cut off is read to there.
func readNetLog(name, page string) (hosts map[string]bool, ok bool) {
	file, err := os.Open(name)
	if err != nil {
		return nil, false
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxNetLog))
	if err != nil {
		return nil, false
	}
	hosts = make(map[string]bool)
	navigation := -1 // the request for the page, with its redirects
	for line := range bytes.Lines(text) {
		request, isRequest := parseNetLogRequest(line)
		if !isRequest {
			continue
		}
		if request.Params.URL == page {
			navigation = request.Source.ID
		}
		if request.Params.Initiator != ownRequest || request.Source.ID == navigation {
			hosts[hostOfAddress(request.Params.URL)] = true
		}
	}
	return hosts, navigation >= 0
}

// A netLogRequest is the event of a request that begins.
type netLogRequest struct {
	Params struct{ URL, Initiator string }
	Source struct{ ID int }
}

func parseNetLogRequest(line []byte) (netLogRequest, bool) {
	if !bytes.Contains(line, []byte(`"initiator"`)) {
		return netLogRequest{}, false
	}
	line = bytes.TrimSuffix(bytes.TrimRight(line, ",\r\n"), []byte("]")) // the last event ends the list
	var request netLogRequest
	err := json.Unmarshal(line, &request)
	return request, err == nil && request.Params.Initiator != ""
}

// hostOfAddress returns the host and port of an address, or the text itself
// where it is not an address.
func hostOfAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return hostPort(u)
}
