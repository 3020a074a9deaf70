package extract

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"
	"golang.org/x/net/html"

	"sanctrace/internal/fault"
	"sanctrace/internal/when"
)

// Bounds on mail messages.
const (
	maxMultiparts  = 500 // bodies of several parts in one message
	maxAttachments = 1000
)

// mailHeaders start the lines of a mail message's head.
var mailHeaders = []string{"received:", "return-path:", "delivered-to:", "message-id:", "mime-version:", "from:", "to:", "date:", "subject:",
	"x-mozilla-status:", "x-gmail-labels:", "arc-seal:", "dkim-signature:", "content-type:", "reply-to:", "sender:", "x-", "cc:"}

var headerLine = regexp.MustCompile(`(?im)^(from|date|message-id|mime-version|received|return-path|content-type):\s`)

// isMail reports whether data is a mail message: it begins with a header, and
// its head holds several that messages have.
func isMail(_ string, data []byte) bool {
	top := mailTop(data)
	low := strings.ToLower(string(head(top, 40)))
	if !slices.ContainsFunc(mailHeaders, func(h string) bool { return strings.HasPrefix(low, h) }) {
		return false
	}
	kinds := map[string]bool{}
	for _, m := range headerLine.FindAllSubmatch(top, 50) {
		kinds[strings.ToLower(string(m[1]))] = true
	}
	sure := kinds["message-id"] || kinds["mime-version"] || kinds["received"] || kinds["return-path"]
	return len(kinds) >= 2 && (sure || kinds["from"] && kinds["date"] && !strings.HasPrefix(low, "d"))
}

// mailTop returns what stands before the first empty line.
func mailTop(data []byte) []byte {
	top := bytes.TrimLeft(head(data, 1<<16), "\r\n")
	for _, end := range []string{"\n\n", "\r\n\r\n"} {
		if i := bytes.Index(top, []byte(end)); i > 0 {
			top = top[:i+1]
		}
	}
	return top
}

// envelope parses a MIME message within the bounds.
func (d *Document) envelope(data []byte, more ...enmime.Option) (*enmime.Envelope, error) {
	if n := bytes.Count(bytes.ToLower(data), []byte("content-type: multipart/")); n > maxMultiparts {
		return nil, fault.New(fault.Invalid, d.Name, "the message nests more than %d bodies", maxMultiparts).Try("save the attachments and give them as files")
	}
	opts := append([]enmime.Option{enmime.DisableTextConversion(true), enmime.SkipMalformedParts(true), enmime.MultipartWOBoundaryAsSinglePart(true), enmime.MaxStoredPartErrors(20)}, more...)
	env, err := enmime.NewParser(opts...).ReadEnvelope(bytes.NewReader(data))
	if err != nil {
		return nil, fault.New(fault.Invalid, d.Name, "the message is damaged: %v", err).Try("save it again from the mail program")
	}
	return env, nil
}

// readMail fills d from a mail message: the subject and the body; the head is
// a layer of its own, attachments are the document's parts.
func (d *Document) readMail(data []byte) (err error) {
	defer guard(d.Name, &err)
	env, err := d.envelope(data)
	if err != nil {
		return err
	}
	body := plain(env.Text)
	if body == "" && env.HTML != "" {
		if doc, err := html.Parse(strings.NewReader(env.HTML)); err == nil && count(doc) <= maxNodes {
			body = visible(doc)
		}
	}
	subject := strings.Join(strings.Fields(plain(env.GetHeader("Subject"))), " ")
	text := body
	if subject != "" {
		text = subject + "\n\n" + body
	}
	d.Layers = []Layer{NewLayer("text", "mail/2", text)}
	d.mailHead(env, subject)
	d.layout()
	d.attachments(env)
	return nil
}

// plain unites the line ends of a body and drops the blanks at its ends. What
// came without a word on its writing is guessed at.
func plain(s string) string {
	if !utf8.ValidString(s) || strings.Contains(s, "\x00") {
		s, _ = decode([]byte(s))
	}
	return strings.Trim(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\u00a0", " "), " \n\t")
}

// mailHead takes the message's head.
func (d *Document) mailHead(env *enmime.Envelope, subject string) {
	var lines []string
	for _, h := range []string{"From", "Sender", "To", "Cc", "Date", "Subject", "Message-ID", "In-Reply-To"} {
		if v := strings.Join(strings.Fields(env.GetHeader(h)), " "); v != "" {
			lines = append(lines, h+": "+v)
		}
	}
	d.Layers = append(d.Layers, NewLayer("headers", "mail/2", strings.Join(lines, "\n")))
	d.Title = subject
	if from, err := mail.ParseAddress(env.GetHeader("From")); err == nil {
		if d.Author = from.Name; d.Author == "" {
			d.Author = from.Address
		}
	} else {
		d.Author = env.GetHeader("From")
	}
	if t, err := env.Date(); err == nil {
		d.setPublished(Published{Text: env.GetHeader("Date"), Day: when.DayOf(t), Basis: "Date header of the message"})
	}
}

// attachments keeps the files within a message, each with a name of its own.
func (d *Document) attachments(env *enmime.Envelope) {
	taken := map[string]int{}
	for _, list := range [][]*enmime.Part{env.Attachments, env.Inlines, env.OtherParts} {
		for _, p := range list {
			if len(p.Content) == 0 || strings.HasPrefix(p.ContentType, "image/") && p.Disposition != "attachment" {
				continue
			}
			if len(d.Parts) >= maxAttachments {
				d.Notes = append(d.Notes, fmt.Sprintf("only the first %d attachments are read", maxAttachments))
				return
			}
			name := partName(p.FileName, p.ContentType, len(d.Parts)+1)
			if taken[name]++; taken[name] > 1 {
				name = fmt.Sprintf("%d-%s", taken[name], name)
			}
			d.Parts = append(d.Parts, Part{Name: name, Data: p.Content})
		}
	}
}

// partName makes a readable name that is no path.
func partName(name, media string, n int) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:`, r) {
			return '_'
		}
		return r
	}, strings.TrimSpace(name))
	if strings.Trim(name, "._ ") != "" {
		return name
	}
	ext := map[string]string{"message/rfc822": ".eml", "text/html": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}[media]
	return fmt.Sprintf("part-%d%s", n, ext)
}

// isMHTML reports whether data is a web page as browsers save it.
func isMHTML(name string, data []byte) bool {
	top := bytes.ToLower(head(data, 4096))
	if !bytes.Contains(top, []byte("multipart/related")) || !bytes.Contains(top, []byte("mime-version")) {
		return false
	}
	low := strings.ToLower(name)
	return bytes.Contains(top, []byte("snapshot-content-location:")) || strings.HasSuffix(low, ".mhtml") || strings.HasSuffix(low, ".mht") ||
		bytes.HasPrefix(top, []byte("from: <saved by"))
}

// readMHTML fills d from a saved page: its first HTML part, whose encoding the
// page itself states more often than its head does.
func (d *Document) readMHTML(data []byte) (err error) {
	defer guard(d.Name, &err)
	env, err := d.envelope(data, enmime.RawContent(true))
	if err != nil {
		return err
	}
	part := env.Root.DepthMatchFirst(func(p *enmime.Part) bool { return p.ContentType == "text/html" })
	if part == nil {
		return fault.New(fault.Invalid, d.Name, "the saved page holds no HTML").Try("save the page again")
	}
	page, err := transferDecode(part)
	if err != nil {
		return fault.New(fault.Invalid, d.Name, "the saved page is damaged: %v", err).Try("save the page again")
	}
	if err := d.decodePage(page, part.Header.Get("Content-Type")); err != nil {
		return err
	}
	for _, url := range []string{env.GetHeader("Snapshot-Content-Location"), part.Header.Get("Content-Location")} {
		if strings.HasPrefix(url, "http") {
			d.Obtained.URL = url
			break
		}
	}
	if t, err := env.Date(); err == nil {
		d.Obtained.At = t.UTC().Format(time.RFC3339)
	}
	d.Text().Extractor = "mhtml/2 " + d.Text().Extractor
	return nil
}

// transferDecode undoes the encoding in which a part travelled.
func transferDecode(p *enmime.Part) ([]byte, error) {
	r := io.Reader(bytes.NewReader(p.Content))
	switch strings.ToLower(strings.TrimSpace(p.Header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	return out, nil
}
