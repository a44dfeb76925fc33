package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check allows the driver, which keeps to it: no time is measured here. */
final class CheckBudgetTest {

    private static final String URL = "jdbc:budget:";
    private static final Duration LONG = Duration.ofHours(1);
    private static final int ANSWER_MILLIS = 500;

    private final AtomicInteger logins = new AtomicInteger();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final Driver driver = only(Driver.class, this::driver);
    private final CheckConnector connector = new CheckConnector(URL, "user", "password");
    private final Lane lane = new Lane(connector, "select 1");
    private final CountDownLatch slowLogin = new CountDownLatch(1);
    private volatile boolean slow;
    private volatile boolean refused;

    @BeforeEach
    void register() throws SQLException {
        DriverManager.registerDriver(driver);
    }

    @AfterEach
    void deregister() throws SQLException {
        DriverManager.deregisterDriver(driver);
    }

    @Test
    void leavesTheAnswerItsShareOfACheck() throws SQLException {
        try (CheckLanes lanes = new CheckLanes(connector, "select 1", 1)) {
            lanes.run(statement -> true);
        }

        assertThat(logins).hasValue(1);
        assertThat(answers).containsExactly(ANSWER_MILLIS);
    }

    @Test
    void waitsForAnAnswerNoLongerThanItsShareHoweverMuchIsLeft() throws SQLException {
        lane.run(statement -> true, deadlineIn(LONG));

        assertThat(answers).containsExactly(ANSWER_MILLIS);
    }

    @Test
    void beginsNoStatementThatItsCallerWouldLeaveBehind() throws SQLException {
        AtomicInteger begun = new AtomicInteger();
        lane.run(statement -> begun.incrementAndGet(), deadlineIn(LONG));

        assertThatThrownBy(() -> lane.run(statement -> begun.incrementAndGet(), deadlineIn(Duration.ofMillis(300))))
                .isInstanceOf(SQLTransientConnectionException.class);
        lane.run(statement -> begun.incrementAndGet(), deadlineIn(LONG));

        assertThat(begun).hasValue(2);
        assertThat(logins).hasValue(1);
    }

    @Test
    void givesALateLoginToTheNextCaller() throws SQLException {
        slow = true;
        assertThatThrownBy(() -> lane.run(statement -> true, deadlineIn(Duration.ofMillis(510))))
                .isInstanceOf(SQLTransientConnectionException.class);
        slowLogin.countDown();

        lane.run(statement -> true, deadlineIn(LONG));

        assertThat(logins).hasValue(1);
    }

    @Test
    void triesAgainWhatFailedForAnEarlierCaller() throws SQLException {
        slow = true;
        refused = true;
        assertThatThrownBy(() -> lane.run(statement -> true, deadlineIn(Duration.ofMillis(510))))
                .isInstanceOf(SQLTransientConnectionException.class);
        slow = false;
        slowLogin.countDown();

        lane.run(statement -> true, deadlineIn(LONG));

        assertThat(logins).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"57014, 1", "55P03, 1", "XX000, 2"})
    void keepsItsConnectionWhenTheServerEndsTheStatementAlone(String state, int expected) throws SQLException {
        assertThatThrownBy(() -> lane.run(statement -> fail(state), deadlineIn(LONG)))
                .isInstanceOf(SQLException.class);
        lane.run(statement -> true, deadlineIn(LONG));

        assertThat(logins).hasValue(expected);
    }

    private static boolean fail(String state) throws SQLException {
        throw new SQLException("ended", state);
    }

    private static long deadlineIn(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private @Nullable Object driver(Object proxy, Method method, Object[] arguments)
            throws InterruptedException, SQLException {
        return switch (method.getName()) {
            case "connect" -> arguments[0].equals(URL) ? connected() : null;
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> 1;
            case "toString" -> URL;
            default -> throw new AssertionError(method + " is not expected");
        };
    }

    private Connection connected() throws InterruptedException, SQLException {
        boolean first = logins.incrementAndGet() == 1;
        if (slow) {
            slowLogin.await();
        }
        if (first && refused) {
            throw new SQLException("refused", "08001");
        }
        return only(Connection.class, (connection, method, arguments) -> {
            if (method.getName().equals("setNetworkTimeout")) {
                answers.add((Integer) arguments[1]);
            }
            return method.getName().equals("prepareStatement") ? prepared((Connection) connection) : null;
        });
    }

    private static PreparedStatement prepared(Connection connection) {
        return only(PreparedStatement.class, (statement, method, arguments) -> connection);
    }

    /** What knows a few calls only. */
    private static <T> T only(Class<T> type, InvocationHandler call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, call));
    }
}
