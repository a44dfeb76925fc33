package io.tenure.dev.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A parsed source.
 *
 * @param name path in the checkout
 */
record SourceFile(String name, CompilationUnitTree unit, SourcePositions positions) {

    /**
     * @param lines from the line of the name to the closing brace; annotations, which hold SQL, are not counted; 0 without a body
     * @param isGiven the signature is a library's, a record's own or the columns of a test's table
     */
    record Method(String name, int lines, int parameters, boolean isGiven) {}

    String text() {
        try {
            return unit.getSourceFile().getCharContent(true).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int lines() {
        return (int) text().lines().count();
    }

    List<Method> methods() {
        List<Method> found = new ArrayList<>();
        new MethodScanner(found).scan(unit, false);
        return found;
    }

    /** Types that are caught, as written. Who only tidies up and throws on what came is left apart. */
    List<String> caughtTypes() {
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitCatch(CatchTree node, Void unused) {
                if (!throwsOn(node)) {
                    found.addAll(
                            List.of(node.getParameter().getType().toString().split("\\s*\\|\\s*")));
                }
                return super.visitCatch(node, unused);
            }
        }.scan(unit, null);
        return found;
    }

    private static boolean throwsOn(CatchTree node) {
        List<? extends StatementTree> statements = node.getBlock().getStatements();
        return !statements.isEmpty()
                && statements.getLast() instanceof ThrowTree thrown
                && thrown.getExpression()
                        .toString()
                        .contentEquals(node.getParameter().getName());
    }

    /** Lines, counted from 1, on which a warning is silenced. */
    List<Integer> silencedLines() {
        List<Integer> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAnnotation(AnnotationTree node, Void unused) {
                if (node.getAnnotationType().toString().equals("SuppressWarnings")) {
                    found.add(line(positions.getStartPosition(unit, node)));
                }
                return super.visitAnnotation(node, unused);
            }
        }.scan(unit, null);
        return found;
    }

    private int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    /** Is told whether it stands in a record. */
    private final class MethodScanner extends TreeScanner<Void, Boolean> {

        private final List<Method> found;

        MethodScanner(List<Method> found) {
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree node, Boolean inRecord) {
            return super.visitClass(node, node.getKind() == Tree.Kind.RECORD);
        }

        @Override
        public Void visitMethod(MethodTree node, Boolean inRecord) {
            found.add(new Method(
                    SourceFile.this.name + "#" + node.getName(),
                    length(node),
                    node.getParameters().size(),
                    isGiven(node, inRecord)));
            return super.visitMethod(node, inRecord);
        }

        private int length(MethodTree node) {
            if (node.getBody() == null) {
                return 0;
            }
            int last = line(positions.getEndPosition(unit, node));
            return last - line(nameStart(node)) + 1;
        }

        /** Where the signature begins behind its modifiers and annotations. */
        private long nameStart(MethodTree node) {
            long modifiers = positions.getEndPosition(unit, node.getModifiers());
            long start = modifiers < 0 ? positions.getStartPosition(unit, node) : modifiers;
            String text = text();
            while (Character.isWhitespace(text.charAt((int) start))) {
                start++;
            }
            return start;
        }

        private static boolean isGiven(MethodTree node, boolean inRecord) {
            boolean isForeign = node.getModifiers().getAnnotations().stream()
                    .map(annotation -> annotation.getAnnotationType().toString())
                    .anyMatch(Set.of("Override", "ParameterizedTest")::contains);
            boolean makesRecord = node.getName().contentEquals("<init>") && inRecord;
            return isForeign || makesRecord;
        }
    }
}
