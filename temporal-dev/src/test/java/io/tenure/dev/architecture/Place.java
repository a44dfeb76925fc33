package io.tenure.dev.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;

/**
 * Where a class of ours stands. Fixtures repeat the layout of the project under a package of their own, so that the same rules judge them.
 *
 * @param module {@code workflows}, {@code store}, {@code activities}, {@code api}, {@code worker} or {@code dev}
 * @param room the package inside the module, in dots; empty for the module's root
 */
record Place(String module, String room) {

    private static final String PROJECT = "io.tenure.";
    private static final String FIXTURES = "io.tenure.dev.architecture.fixture.";

    /** Empty for a class of a library. */
    static Optional<Place> of(JavaClass javaClass) {
        String name = javaClass.getBaseComponentType().getPackageName() + ".";
        if (!name.startsWith(PROJECT)) {
            return Optional.empty();
        }
        String path = name.substring(name.startsWith(FIXTURES) ? FIXTURES.length() : PROJECT.length());
        int dot = path.indexOf('.');
        return Optional.of(new Place(
                path.substring(0, dot), path.substring(dot + 1, Math.max(dot + 1, path.length() - 1))));
    }

    /** The first package inside the module; empty for the module's root. */
    String feature() {
        int dot = room.indexOf('.');
        return dot < 0 ? room : room.substring(0, dot);
    }

    static boolean isIn(JavaClass javaClass, String module) {
        return of(javaClass).filter(place -> place.module.equals(module)).isPresent();
    }

    static boolean isIn(JavaClass javaClass, String module, String feature) {
        return of(javaClass)
                .filter(place -> place.module.equals(module) && place.feature().equals(feature))
                .isPresent();
    }
}
