package inert

import (
	"io"
	"strings"
)

// A constant is a text that stands in the source of errgen. Other packages cannot
// name the type, and so can only pass constants.
type constant string

// WriteOwn writes what errgen itself means, such as the beginning of a workflow
// command, and after it a text that is not trusted.
func WriteOwn(w io.Writer, own constant, text string) error {
	if s, ok := w.(*Stream); ok {
		return s.writeOwn(own, text)
	}
	_, err := io.WriteString(w, string(own)+text)
	return err
}

func (s *Stream) writeOwn(own constant, text string) error {
	s.mu.Lock()
	out := s.line.escape(s.flush(nil), string(own))
	if strings.HasPrefix(string(own), "\r") {
		s.line = line{} // it takes the line back
	}
	err := s.send(out)
	s.mu.Unlock()
	if err != nil || text == "" {
		return err
	}
	_, err = s.write([]byte(text), false)
	return err
}

// WriteDiff writes text with unified diffs in it, as errgen shows
// files: the two lines below one that begins with "diff " name the files. No line of
// the files themselves begins so, since each has a sign in front.
func WriteDiff(w io.Writer, text string) error {
	before, old, found := "", "", false // before: the line before
	for len(text) > 0 {
		line := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			line = text[:i+1]
		}
		text = text[len(line):]
		var err error
		switch name := line[min(4, len(line)):]; {
		case strings.HasPrefix(before, "diff ") && strings.HasPrefix(line, "--- "):
			old, found = line, true
			err = WriteOwn(w, "--- ", name)
		case found && before == old && strings.HasPrefix(line, "+++ "):
			found = false
			err = WriteOwn(w, "+++ ", name)
		default:
			_, err = io.WriteString(w, line)
		}
		if err != nil {
			return err
		}
		before = line
	}
	return nil
}

// Styled returns a writer to w for text that has errgen's own styles in it. A style
// in a text that is not trusted can at most change the color of the text.
func Styled(w io.Writer) io.Writer {
	if s, ok := w.(*Stream); ok {
		return styledStream{s}
	}
	return w
}

// A styledStream is the door of a stream for styles.
type styledStream struct{ stream *Stream }

// Write writes text and styles.
func (s styledStream) Write(p []byte) (int, error) { return s.stream.write(p, true) }
