import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies an organization's exported audit without Tenure: {@code java VerifyAudit.java audit.csv head.json [public key]}. Exit status 0 when every
 * entry is as it was written, none is missing and the signed head covers them all; else 1, with the first that is not. The format: audit-format.md
 * beside this file, both of them: the second begins behind the entry that says so. The public key is taken from head.json, unless the one that you have
 * kept from earlier is given.
 */
public final class VerifyAudit {
    private static final int ACTION = 5;
    private static final int REASON = 7;
    private static final int DETAILS = 9;
    private static final int HASHED_COLUMNS = 11;
    private static final int REASON_TEXT = 12;
    private static final int REASON_SALT = 13;
    private static final int DETAIL_TEXTS = 14;
    private static final Pattern DETAIL_TEXT =
            Pattern.compile("/(?:\\w+/)*(\\w+) ([0-9a-f]{64}) (.*?)(?:\\n(?=/[\\w/]+ [0-9a-f]{64} )|\\z)", Pattern.DOTALL);

    public static void main(String[] arguments) throws Exception {
        List<List<String>> lines = csv(Files.readString(Path.of(arguments[0])));
        String head = Files.readString(Path.of(arguments[1]));
        String key = arguments.length > 2 ? arguments[2] : field(head, "publicKey");
        String problem = verify(lines.subList(1, lines.size()), head, key);
        System.out.println(problem == null ? lines.size() - 1 + " entries are as they were written." : problem);
        System.exit(problem == null ? 0 : 1);
    }

    private static String verify(List<List<String>> entries, String head, String key) throws Exception {
        long length = Long.parseLong(field(head, "length"));
        String before = "0".repeat(64);
        String atHead = length == 0 ? before : null;
        boolean holdsDigests = false;
        for (int index = 0; index < entries.size(); index++) {
            List<String> entry = entries.get(index);
            if (Long.parseLong(entry.get(0)) != index + 1) {
                return "Entry " + (index + 1) + " is missing.";
            }
            before = hash(before, entry);
            if (!before.equals(entry.get(HASHED_COLUMNS))) {
                return "Entry " + (index + 1) + " is not as it was written.";
            }
            if (holdsDigests ? !hasItsTexts(entry) : hasTexts(entry)) {
                return "A text of entry " + (index + 1) + " is not as it was typed.";
            }
            holdsDigests |= entry.get(ACTION).equals("audit.format") && entry.get(DETAILS).equals("{\"format\":2}");
            atHead = index + 1 == length ? before : atHead;
        }
        if (atHead == null) {
            return "The end is missing from entry " + (entries.size() + 1) + " on.";
        }
        if (!atHead.equals(field(head, "hash"))) {
            return "The head is another chain's.";
        }
        if (length > 0 && !isSigned(entries.getFirst().get(2), head, key)) {
            return "The head was not signed with this key.";
        }
        long behind = entries.size() - length;
        return behind == 0 ? null : length + " entries are as they were written, but " + behind + " behind the signed head are not proven.";
    }

    private static boolean isSigned(String organization, String head, String key) throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        String signed = "tenure-audit-head\n" + organization + "\n" + field(head, "length") + "\n" + field(head, "hash") + "\n";
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        try {
            return signature.verify(Base64.getDecoder().decode(field(head, "signature")));
        } catch (SignatureException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    private static String hash(String before, List<String> entry) throws Exception {
        StringBuilder text = new StringBuilder(sized(before));
        entry.subList(0, HASHED_COLUMNS).forEach(column -> text.append(sized(column)));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static boolean hasTexts(List<String> entry) {
        return !(column(entry, REASON_TEXT) + column(entry, REASON_SALT) + column(entry, DETAIL_TEXTS)).isEmpty();
    }

    /** Format 2: the entry holds the digests of these texts. One that is not there was emptied, or left out. */
    private static boolean hasItsTexts(List<String> entry) throws Exception {
        String text = column(entry, REASON_TEXT);
        String salt = column(entry, REASON_SALT);
        if (!(text + salt).isEmpty() && !digest(salt, text).equals(entry.get(REASON))) {
            return false;
        }
        String texts = column(entry, DETAIL_TEXTS);
        Matcher detail = DETAIL_TEXT.matcher(texts);
        int end = 0;
        while (end < texts.length()) {
            if (!detail.find(end) || detail.start() != end) {
                return false;
            }
            String held = "\"" + detail.group(1) + "\":\"" + digest(detail.group(2), detail.group(3)) + "\"";
            if (!entry.get(DETAILS).contains(held)) {
                return false;
            }
            end = detail.end();
        }
        return true;
    }

    /** SHA-256 over the salt and the text. */
    private static String digest(String salt, String text) throws Exception {
        if (!salt.matches("[0-9a-f]{64}")) {
            return "no salt";
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(HexFormat.of().parseHex(salt));
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Exports that are older than format 2 have fewer columns. */
    private static String column(List<String> entry, int number) {
        return number < entry.size() ? entry.get(number) : "";
    }

    private static String sized(String text) {
        return text.isEmpty() ? "-\n" : text.getBytes(StandardCharsets.UTF_8).length + ":" + text + "\n";
    }

    private static String field(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException("The head has no " + name + ".");
        }
        return matcher.group(1);
    }

    /** As it was, without the apostrophe that keeps a spreadsheet from running it. */
    private static String plain(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    /** RFC 4180. */
    private static List<List<String>> csv(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            char next = text.charAt(index);
            if (quoted && next == '"' && index + 1 < text.length() && text.charAt(index + 1) == '"') {
                value.append('"');
                index++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (!quoted && (next == ',' || next == '\n')) {
                line.add(plain(value.toString()));
                value.setLength(0);
                if (next == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (quoted || next != '\r') {
                value.append(next);
            }
        }
        return lines;
    }
}
