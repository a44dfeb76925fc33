package io.tenure.api.operator;

import io.tenure.store.audit.AuditChainDao;
import io.tenure.store.audit.AuditHead;
import io.tenure.store.audit.AuditInspection;
import io.tenure.store.audit.AuditVerification.Break;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = "Goes along every audit chain and names the first row of each that is not as it was written. Exit"
                + " status 1 when there is one. Needs TENURE_AUDIT_KEYS, as the API has it.")
final class VerifyAudit extends Subcommand {

    @Override
    Result run(Desk desk) {
        AuditInspection inspection = new AuditInspection(desk.auditKeys());
        return desk.inSnapshot(handle -> {
            List<AuditHead> heads = handle.attach(AuditChainDao.class).all();
            List<String> broken = broken(handle, inspection, heads);
            if (!broken.isEmpty()) {
                throw new Refusal(String.join("\n", broken));
            }
            long entries = heads.stream().mapToLong(AuditHead::length).sum();
            return new Result(
                    heads.size() + " chains with " + entries + " entries are as they were written.",
                    Map.of("chains", heads.size(), "entries", entries));
        });
    }

    private static List<String> broken(Handle handle, AuditInspection inspection, List<AuditHead> heads) {
        List<String> lines = new ArrayList<>();
        handle.attach(AuditChainDao.class)
                .organizationsWithout()
                .forEach(organization -> lines.add("The chain of " + organization + " is missing."));
        for (AuditHead head : heads) {
            inspection.inspect(handle, head).map(found -> line(head, found)).ifPresent(lines::add);
        }
        return lines;
    }

    private static String line(AuditHead head, Break found) {
        String chain = head.organizationId() == null
                ? "the platform's own acts"
                : head.organizationId().toString();
        String what =
                switch (found.kind()) {
                    case CHANGED -> "entry %d is not as it was written";
                    case MISSING -> "entry %d is missing";
                    case TRUNCATED -> "the end is missing from entry %d on";
                    case BEYOND_THE_HEAD -> "entry %d stands behind the signed end";
                    case TEXT_CHANGED -> "a text of entry %d is not as it was typed";
                    case HEAD_NOT_SIGNED -> "the head was not signed with this key";
                };
        return "In the chain of " + chain + " " + what.formatted(found.sequence()) + ".";
    }
}
