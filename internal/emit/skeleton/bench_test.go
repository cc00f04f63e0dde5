package skeleton

import (
	"encoding/json"
	"testing"
)

// Parse of the documented sample takes no longer than encoding/json takes to
// read it into the same fields.
func BenchmarkParse(b *testing.B) {
	body := []byte(documented)
	b.Run("Parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if Parse(404, body).Type != ErrEmailNotFound {
				b.Fatal("not parsed")
			}
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var e struct {
				StatusCode int             `json:"status_code"`
				RequestID  string          `json:"request_id"`
				Type       Type            `json:"error_type"`
				Message    string          `json:"error_message"`
				URL        string          `json:"error_url"`
				Details    json.RawMessage `json:"error_details"`
				Body       []byte          `json:"-"`
			}
			if err := json.Unmarshal(body, &e); err != nil || e.Type != ErrEmailNotFound {
				b.Fatal("not parsed", err)
			}
		}
	})
}
