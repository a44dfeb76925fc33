package io.tenure.workflows.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All classes of {@code io.tenure.workflows}, main and test, a second time: the changed ones from the mutant, the others from where the test has
 * them, all by one loader, so that package-private access works. Everything else is shared with the test.
 */
public final class MutantClasses extends ClassLoader {

    private static final String PREFIX = "io.tenure.workflows.";

    private final Map<String, byte[]> changed;

    MutantClasses(Map<String, byte[]> changed) {
        super(MutantClasses.class.getClassLoader());
        this.changed = changed;
    }

    /** The mutant's version of a class. */
    public Class<?> of(Class<?> original) {
        try {
            return loadClass(original.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Calls the only static method of that name in the mutant's version of {@code entry}, whatever its access. What goes in and out are types of
     * the JDK and of libraries; an argument that is a class is replaced by the mutant's version of it.
     */
    public @Nullable Object call(Class<?> entry, String name, Object... arguments) throws Exception {
        List<Method> methods = Stream.of(of(entry).getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .toList();
        if (methods.size() != 1) {
            throw new IllegalStateException(entry + " has " + methods.size() + " methods " + name);
        }
        Object[] ours = Stream.of(arguments)
                .map(argument -> argument instanceof Class<?> type ? of(type) : argument)
                .toArray();
        Method method = methods.getFirst();
        method.setAccessible(true);
        try {
            return method.invoke(null, ours);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PREFIX)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = changed.get(name);
        byte[] code = bytes != null ? bytes : original(name);
        return defineClass(name, code, 0, code.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
