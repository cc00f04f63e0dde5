package fetch

import (
	"bytes"
	"encoding/json"
	"io"
	"net/url"
	"os"
)

// maxNetLog is how many bytes of a browser's log are read.
const maxNetLog = 64 << 20

// ownRequest is the initiator that Chromium's net log gives to a request that no
// page made: URL_REQUEST_START_JOB in net/url_request of its sources.
const ownRequest = "not an origin"

// readNetLog returns the hosts that the page at an address requested, from the
// log that Chromium writes with --log-net-log. It reports false if there is no log,
// or if the page itself is missing from it.
//
// The log has one event on each line, so a truncated log is read to its end.
func readNetLog(name, address string) (hosts map[string]bool, ok bool) {
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
		started, isRequest := parseNetLogRequest(line)
		if !isRequest {
			continue
		}
		if started.Params.URL == address {
			navigation = started.Source.ID
		}
		if started.Params.Initiator != ownRequest || started.Source.ID == navigation {
			hosts[hostOfAddress(started.Params.URL)] = true
		}
	}
	return hosts, navigation >= 0
}

// A netLogRequest is the event of a request that starts.
type netLogRequest struct {
	Params struct{ URL, Initiator string }
	Source struct{ ID int }
}

func parseNetLogRequest(line []byte) (netLogRequest, bool) {
	if !bytes.Contains(line, []byte(`"initiator"`)) {
		return netLogRequest{}, false
	}
	line = bytes.TrimSuffix(bytes.TrimRight(line, ",\r\n"), []byte("]")) // the last event ends the list
	var started netLogRequest
	err := json.Unmarshal(line, &started)
	return started, err == nil && started.Params.Initiator != ""
}

// hostOfAddress returns the host and port of an address, or the text itself if it
// is not an address.
func hostOfAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return hostPort(u)
}
