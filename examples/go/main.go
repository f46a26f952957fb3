// A complete client of Tongban: registers in a sandbox, submits, uploads, follows, verifies, acknowledges.
//
//	go run main.go --key key.pem        (TONGBAN_URL: the broker, http://127.0.0.1:8787 unless set)
//
// Needs Go 1.21 or newer and its standard library alone.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

var broker = strings.TrimRight(orElse(os.Getenv("TONGBAN_URL"), "http://127.0.0.1:8787"), "/")

var client = &http.Client{Timeout: 40 * time.Second}

// Problem is what the broker answers where it refuses (RFC 9457): Code says what is wrong, Detail how to mend it.
type Problem struct {
	Status int
	Code   string
	Detail string
}

func (p *Problem) Error() string { return fmt.Sprintf("%d %s: %s", p.Status, p.Code, p.Detail) }

// Partner signs with its key.
type Partner struct {
	key   ed25519.PrivateKey
	keyID string
}

// field is one component of a signature; their order counts, so that a map would not do.
type field struct{ name, value string }

// call sends a request signed by RFC 9421 and reads a success into answer. command: it changes something and carries
// an Idempotency-Key.
func (p *Partner) call(method, path string, body any, command bool, answer any) error {
	target := broker + path
	covered := []field{{"@method", method}, {"@target-uri", target}}
	var content []byte
	if body != nil {
		var err error
		if content, err = json.Marshal(body); err != nil {
			return err
		}
		digest := sha256.Sum256(content)
		covered = append(covered,
			field{"content-digest", "sha-256=:" + base64.StdEncoding.EncodeToString(digest[:]) + ":"},
			field{"content-type", "application/json"})
	}
	if command {
		covered = append(covered, field{"idempotency-key", randomHex()})
	}
	var names, lines []string
	headers := http.Header{}
	for _, one := range covered {
		names = append(names, `"`+one.name+`"`)
		lines = append(lines, fmt.Sprintf(`"%s": %s`, one.name, one.value))
		if !strings.HasPrefix(one.name, "@") {
			headers.Set(one.name, one.value)
		}
	}
	params := fmt.Sprintf(`(%s);created=%d;keyid="%s";alg="ed25519";nonce="%s";tag="tongban"`,
		strings.Join(names, " "), time.Now().Unix(), p.keyID, randomHex())
	// "@signature-params" is the last line, and no line feed follows it.
	base := strings.Join(append(lines, `"@signature-params": `+params), "\n")
	signature := ed25519.Sign(p.key, []byte(base))
	headers.Set("signature-input", "sig="+params)
	headers.Set("signature", "sig=:"+base64.StdEncoding.EncodeToString(signature)+":")
	return send(method, target, headers, content, answer)
}

func send(method, target string, headers http.Header, content []byte, answer any) error {
	request, err := http.NewRequest(method, target, bytes.NewReader(content))
	if err != nil {
		return err
	}
	request.Header = headers
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= 300 {
		problem := &Problem{Status: response.StatusCode, Detail: string(text)}
		// What stands between here and the broker may answer something that is not JSON.
		_ = json.Unmarshal(text, problem)
		return problem
	}
	if answer == nil {
		return nil
	}
	return json.Unmarshal(text, answer)
}

// loadKey reads the Ed25519 key of a PEM file (PKCS #8), and makes it where there is none.
func loadKey(path string) (ed25519.PrivateKey, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		_, key, err := ed25519.GenerateKey(rand.Reader)
		if err != nil {
			return nil, err
		}
		der, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			return nil, err
		}
		// Nobody else on the machine may read it.
		return key, os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600)
	}
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fmt.Errorf("%s is no PEM file", path)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	key, ok := parsed.(ed25519.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("%s is no Ed25519 key", path)
	}
	return key, nil
}

// Registered is what the sandbox answers to a registration.
type Registered struct {
	PartnerID string `json:"partnerId"`
	KeyID     string `json:"keyId"`
	Matters   []struct {
		Application map[string]any `json:"application"`
		Files       []struct {
			Base64 []byte `json:"base64"` // decoded by encoding/json
		} `json:"files"`
	} `json:"matters"`
}

// register registers the public key; the same key is the same partner.
func register(key ed25519.PrivateKey) (registered Registered, err error) {
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return registered, err
	}
	public := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	body, err := json.Marshal(map[string]string{"name": "Go example", "publicKeyPem": string(public)})
	if err != nil {
		return registered, err
	}
	headers := http.Header{"Content-Type": {"application/json"}}
	return registered, send("POST", broker+"/sandbox/v1/partners", headers, body, &registered)
}

// upload sends a file that the case declares; false: the case was decided before.
func (p *Partner) upload(caseID string, content []byte) (bool, error) {
	digest := sha256.Sum256(content)
	var asked struct {
		Upload *struct {
			URL     string            `json:"url"`
			Headers map[string]string `json:"headers"`
		} `json:"upload"`
	}
	path := "/v1/cases/" + caseID + "/materials/" + hex.EncodeToString(digest[:]) + "/upload"
	err := p.call("POST", path, nil, false, &asked)
	var problem *Problem
	if errors.As(err, &problem) && problem.Code == "upload-closed" {
		// Files come before the decision; a sandbox's window waits a minute for them.
		return false, nil
	}
	if err != nil || asked.Upload == nil { // no upload: it is there already
		return err == nil, err
	}
	headers := http.Header{}
	for name, value := range asked.Upload.Headers {
		headers.Set(name, value)
	}
	return true, send("PUT", asked.Upload.URL, headers, content, nil)
}

// follow reads the feed until the case is granted; keep the cursor in a database, and go on from it.
func (p *Partner) follow(caseID string) error {
	query := "wait=20"
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); {
		var page struct {
			Events []struct {
				Type string `json:"type"`
				Data struct {
					CaseID  string `json:"caseId"`
					Outcome string `json:"outcome"`
				} `json:"data"`
			} `json:"events"`
			Cursor string `json:"cursor"`
		}
		if err := p.call("GET", "/v1/events?"+query, nil, false, &page); err != nil {
			return err
		}
		for _, event := range page.Events {
			if event.Data.CaseID != caseID {
				continue
			}
			fmt.Println("event", event.Type)
			if event.Type == "cn.tongban.case.decided.v1" && event.Data.Outcome == "granted" {
				return nil
			}
		}
		query = "after=" + url.QueryEscape(page.Cursor) + "&wait=20"
	}
	return errors.New("the case was not granted within two minutes")
}

// verifyWebhook tells whether a delivery is genuine (Standard Webhooks). body: the raw bytes; now: Unix time, seconds.
func verifyWebhook(headers http.Header, body []byte, secrets []string, now int64) bool {
	id, timestamp := headers.Get("webhook-id"), headers.Get("webhook-timestamp")
	at, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || now-at > 300 || at-now > 300 {
		return false
	}
	for _, secret := range secrets {
		key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
		if err != nil {
			continue
		}
		mac := hmac.New(sha256.New, key)
		fmt.Fprintf(mac, "%s.%s.", id, timestamp)
		mac.Write(body)
		expected := []byte("v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)))
		// While one secret replaces another there are several signatures, with blanks between.
		for _, given := range strings.Split(headers.Get("webhook-signature"), " ") {
			if hmac.Equal(expected, []byte(given)) {
				return true
			}
		}
	}
	return false
}

func checkWebhook() error {
	// The example of the Standard Webhooks specification.
	headers := http.Header{}
	headers.Set("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
	headers.Set("webhook-timestamp", "1614265330")
	headers.Set("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
	body, secrets := []byte(`{"test": 2432232314}`), []string{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}
	if !verifyWebhook(headers, body, secrets, 1614265330) || verifyWebhook(headers, append(body, ' '), secrets, 1614265330) {
		return errors.New("the webhook's signature was judged wrongly")
	}
	return nil
}

func run() error {
	path := flag.String("key", "", "file of the private key; made if it is not there")
	flag.Parse()
	if *path == "" {
		return errors.New("usage: go run main.go --key FILE")
	}
	key, err := loadKey(*path)
	if err != nil {
		return err
	}
	registered, err := register(key)
	if err != nil {
		return err
	}
	partner := &Partner{key, registered.KeyID}
	fmt.Println("registered", registered.PartnerID)

	sample := registered.Matters[0]
	// An externalRef of one's own names the application for ever: sent twice, it is one case.
	sample.Application["externalRef"] = "go-" + randomHex()
	var submitted struct {
		CaseID string `json:"caseId"`
	}
	if err := partner.call("POST", "/v1/cases", sample.Application, false, &submitted); err != nil {
		return err
	}
	fmt.Println("submitted", submitted.CaseID)

	for _, file := range sample.Files {
		sent, err := partner.upload(submitted.CaseID, file.Base64)
		if err != nil {
			return err
		}
		fmt.Println(map[bool]string{true: "uploaded", false: "decided before the upload of"}[sent], len(file.Base64), "bytes")
	}
	if err := partner.follow(submitted.CaseID); err != nil {
		return err
	}
	if err := checkWebhook(); err != nil {
		return err
	}
	fmt.Println("verified webhook")

	var closed struct {
		Status string `json:"status"`
	}
	if err := partner.call("POST", "/v1/cases/"+submitted.CaseID+"/acknowledge", nil, true, &closed); err != nil {
		return err
	}
	fmt.Println("acknowledged", submitted.CaseID, closed.Status)
	return nil
}

func randomHex() string {
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		panic(err)
	}
	return hex.EncodeToString(random)
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
