import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A complete client of Tongban: registers in a sandbox, submits, uploads, follows, verifies, acknowledges.
 *
 * <pre>java Tongban.java --key key.pem        (TONGBAN_URL: the broker, http://127.0.0.1:8787 unless set)</pre>
 *
 * Needs Java 17 or newer and nothing else.
 */
public final class Tongban {
    static final String BROKER =
            System.getenv().getOrDefault("TONGBAN_URL", "http://127.0.0.1:8787").replaceAll("/+$", "");
    static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** What the broker answers where it refuses (RFC 9457): {@code code} says what is wrong, {@code detail} how to mend it. */
    static final class Problem extends RuntimeException {
        final String code;

        Problem(int status, String text) {
            super(status + " " + text);
            code = text.startsWith("{") && Json.read(text) instanceof Map<?, ?> map ? String.valueOf(map.get("code")) : "";
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2 || !arguments[0].equals("--key")) {
            System.err.println("usage: java Tongban.java --key FILE   (the private key; made if it is not there)");
            System.exit(2);
        }
        KeyPair keys = keysOf(Path.of(arguments[1]));
        Map<String, Object> registered = register(keys);
        Tongban partner = new Tongban(keys, (String) registered.get("keyId"));
        System.out.println("registered " + registered.get("partnerId"));

        Map<String, Object> sample = object(list(registered.get("matters")).get(0));
        Map<String, Object> application = object(sample.get("application"));
        // An externalRef of one's own names the application for ever: sent twice, it is one case.
        application.put("externalRef", "java-" + UUID.randomUUID());
        String caseId = (String) partner.call("POST", "/v1/cases", application, false).get("caseId");
        System.out.println("submitted " + caseId);

        for (Object file : list(sample.get("files"))) {
            byte[] content = Base64.getDecoder().decode((String) object(file).get("base64"));
            String sha256 = HexFormat.of().formatHex(sha256(content));
            try {
                String path = "/v1/cases/" + caseId + "/materials/" + sha256 + "/upload";
                Object upload = partner.call("POST", path, null, false).get("upload");
                if (upload != null) sendFile(object(upload), content); // null: it is there already
                System.out.println("uploaded " + sha256.substring(0, 12));
            } catch (Problem problem) {
                if (!problem.code.equals("upload-closed")) throw problem;
                // Files come before the decision; a sandbox's window waits a minute for them.
                System.out.println("decided before the upload of " + sha256.substring(0, 12));
            }
        }

        partner.follow(caseId);

        boolean genuine = isGenuine(WEBHOOK_HEADERS, WEBHOOK_BODY.getBytes(StandardCharsets.UTF_8), 1614265330L);
        boolean forged = isGenuine(WEBHOOK_HEADERS, (WEBHOOK_BODY + " ").getBytes(StandardCharsets.UTF_8), 1614265330L);
        if (!genuine || forged) throw new IllegalStateException("the webhook's signature was judged wrongly");
        System.out.println("verified webhook");

        Map<String, Object> closed = partner.call("POST", "/v1/cases/" + caseId + "/acknowledge", null, true);
        System.out.println("acknowledged " + caseId + " " + closed.get("status"));
    }

    private final KeyPair keys;
    private final String keyId;

    Tongban(KeyPair keys, String keyId) {
        this.keys = keys;
        this.keyId = keyId;
    }

    /** One request signed by RFC 9421; {@code isCommand}: it changes something and carries an Idempotency-Key. */
    Map<String, Object> call(String method, String path, Object body, boolean isCommand) throws Exception {
        String url = BROKER + path;
        byte[] content = body == null ? null : Json.write(body).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        if (content != null) {
            headers.put("content-digest", "sha-256=:" + base64(sha256(content)) + ":");
            headers.put("content-type", "application/json");
        }
        if (isCommand) headers.put("idempotency-key", UUID.randomUUID().toString());

        // What is covered, in this order. @target-uri is the whole address with its query.
        Map<String, String> covered = new LinkedHashMap<>();
        covered.put("@method", method);
        covered.put("@target-uri", url);
        covered.putAll(headers);
        String names = covered.keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(" "));
        String parameters = "(" + names + ");created=" + Instant.now().getEpochSecond() + ";keyid=\"" + keyId
                + "\";alg=\"ed25519\";nonce=\"" + UUID.randomUUID() + "\";tag=\"tongban\"";
        // One line for each component, "@signature-params" last, no line feed at the end.
        List<String> lines = new ArrayList<>();
        covered.forEach((name, value) -> lines.add('"' + name + "\": " + value));
        lines.add("\"@signature-params\": " + parameters);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(String.join("\n", lines).getBytes(StandardCharsets.US_ASCII));
        headers.put("signature-input", "sig=" + parameters);
        headers.put("signature", "sig=:" + base64(signature.sign()) + ":");
        return send(method, url, headers, content);
    }

    /** Reads the feed until the case is granted; keep the cursor in a database, and go on from it. */
    void follow(String caseId) throws Exception {
        String cursor = null;
        Instant deadline = Instant.now().plusSeconds(120);
        while (Instant.now().isBefore(deadline)) {
            String after = cursor == null ? "" : "after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8) + "&";
            Map<String, Object> page = call("GET", "/v1/events?" + after + "wait=20", null, false);
            for (Object one : list(page.get("events"))) {
                Map<String, Object> event = object(one);
                Map<String, Object> data = object(event.get("data"));
                if (!caseId.equals(data.get("caseId"))) continue;
                System.out.println("event " + event.get("type"));
                if ("cn.tongban.case.decided.v1".equals(event.get("type")) && "granted".equals(data.get("outcome"))) return;
            }
            cursor = (String) page.get("cursor");
        }
        throw new IllegalStateException("the case was not granted within two minutes");
    }

    /** Registers the public key; the same key is the same partner. */
    static Map<String, Object> register(KeyPair keys) throws Exception {
        String pem = pemOf("PUBLIC KEY", keys.getPublic().getEncoded());
        byte[] body = Json.write(Map.of("name", "Java example", "publicKeyPem", pem)).getBytes(StandardCharsets.UTF_8);
        return send("POST", BROKER + "/sandbox/v1/partners", Map.of("content-type", "application/json"), body);
    }

    /** One request; answers with the object of a success, throws a {@link Problem} otherwise. */
    static Map<String, Object> send(String method, String url, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(40))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new Problem(answer.statusCode(), answer.body());
        return answer.body().isEmpty() ? Map.of() : object(Json.read(answer.body()));
    }

    static void sendFile(Map<String, Object> upload, byte[] content) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create((String) upload.get("url")))
                .timeout(Duration.ofSeconds(60)).PUT(BodyPublishers.ofByteArray(content));
        object(upload.get("headers")).forEach((name, value) -> {
            // Java writes the length itself, and lets nobody else.
            if (!name.equalsIgnoreCase("content-length")) request.header(name, (String) value);
        });
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new Problem(answer.statusCode(), answer.body());
    }

    // The example of the Standard Webhooks specification.
    static final List<String> WEBHOOK_SECRETS = List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    static final String WEBHOOK_BODY = "{\"test\": 2432232314}";
    static final Map<String, String> WEBHOOK_HEADERS = Map.of(
            "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp", "1614265330",
            "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    /** Tells whether a delivery is genuine (Standard Webhooks). {@code body}: the raw bytes; {@code now}: Unix time, seconds. */
    static boolean isGenuine(Map<String, String> headers, byte[] body, long now) throws GeneralSecurityException {
        String timestamp = headers.getOrDefault("webhook-timestamp", "");
        if (!timestamp.matches("[0-9]{1,12}") || Math.abs(now - Long.parseLong(timestamp)) > 300) return false;
        for (String secret : WEBHOOK_SECRETS) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
            mac.update((headers.get("webhook-id") + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            byte[] expected = ("v1," + base64(mac.doFinal(body))).getBytes(StandardCharsets.US_ASCII);
            // While one secret replaces another there are several signatures, with blanks between.
            for (String given : headers.getOrDefault("webhook-signature", "").split(" "))
                if (MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.US_ASCII))) return true;
        }
        return false;
    }

    /** The Ed25519 keys of a PEM file (PKCS #8), made where there is none. */
    static KeyPair keysOf(Path file) throws Exception {
        if (!Files.exists(file)) {
            byte[] made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
            // Nobody else on the machine may read it.
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, pemOf("PRIVATE KEY", made));
        }
        String pem = Files.readString(file).replaceAll("-----[^-]+-----|\\s", "");
        var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
        var key = (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(spec);
        byte[] seed = key.getBytes().orElseThrow();
        // The JDK makes no public key of a private one; a generator that is given the seed as its chance makes both.
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, seed.length);
            }
        });
        return generator.generateKeyPair();
    }

    static String pemOf(String what, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    static byte[] sha256(byte[] content) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    /** JSON (RFC 8259) as maps, lists, strings, numbers, booleans and null; a project of yours has a library for it. */
    static final class Json {
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static Object read(String text) {
            return new Json(text).value();
        }

        static String write(Object value) {
            if (value instanceof Map<?, ?> map)
                return map.entrySet().stream().map(entry -> write(entry.getKey()) + ":" + write(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            if (value instanceof List<?> list)
                return list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
            if (value instanceof String string) return quoted(string);
            return String.valueOf(value);
        }

        private static String quoted(String string) {
            StringBuilder out = new StringBuilder("\"");
            for (char one : string.toCharArray()) {
                if (one == '"' || one == '\\') out.append('\\').append(one);
                else if (one < ' ') out.append(String.format("\\u%04x", (int) one));
                else out.append(one);
            }
            return out.append('"').toString();
        }

        private Object value() {
            blanks();
            return switch (text.charAt(at)) {
                case '{' -> members();
                case '[' -> elements();
                case '"' -> string();
                default -> word();
            };
        }

        private Map<String, Object> members() {
            Map<String, Object> map = new LinkedHashMap<>();
            at++;
            for (blanks(); text.charAt(at) != '}'; blanks()) {
                if (text.charAt(at) == ',') at++;
                blanks();
                String name = string();
                blanks();
                at++; // the colon
                map.put(name, value());
            }
            at++;
            return map;
        }

        private List<Object> elements() {
            List<Object> list = new ArrayList<>();
            at++;
            for (blanks(); text.charAt(at) != ']'; blanks()) {
                if (text.charAt(at) == ',') at++;
                list.add(value());
            }
            at++;
            return list;
        }

        private String string() {
            StringBuilder out = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                if (text.charAt(at) != '\\') {
                    out.append(text.charAt(at));
                    continue;
                }
                char escaped = text.charAt(++at);
                int known = "bfnrt".indexOf(escaped);
                if (escaped == 'u') {
                    out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                } else out.append(known < 0 ? escaped : "\b\f\n\r\t".charAt(known));
            }
            at++;
            return out.toString();
        }

        private Object word() {
            int from = at;
            while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) at++;
            String word = text.substring(from, at);
            return switch (word) {
                case "null" -> null;
                case "true" -> true;
                case "false" -> false;
                default -> word.matches("-?\\d{1,18}") ? (Object) Long.valueOf(word) : Double.valueOf(word);
            };
        }

        private void blanks() {
            while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) at++;
        }
    }
}
