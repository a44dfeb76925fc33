package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check allows the driver, which keeps to it: no time is measured here. */
final class CheckBudgetTest {

    private static final String URL = "jdbc:budget:";
    private static final Duration CHECK = Duration.ofMillis(900);

    private final List<Long> logins = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private final Driver driver = only(Driver.class, this::driver);
    private final CheckConnector connector = new CheckConnector(URL, "user", "password");
    private final Lane lane = new Lane(connector, "select 1");

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

        assertThat(logins).singleElement().satisfies(login -> assertThat(login).isBetween(1L, 700L));
        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer).isBetween(1, 700));
    }

    @Test
    void waitsForAnAnswerNoLongerThanItsShareHoweverMuchIsLeft() throws SQLException {
        lane.run(statement -> true, deadlineIn(Duration.ofHours(1)));

        assertThat(answers).containsExactly(700);
    }

    @Test
    void givesAnOpenConnectionWhatIsLeft() throws SQLException {
        lane.run(statement -> true, deadlineIn(Duration.ofHours(1)));
        lane.run(statement -> true, deadlineIn(Duration.ofMillis(300)));

        assertThat(logins).hasSize(1);
        assertThat(answers)
                .hasSize(2)
                .last()
                .satisfies(answer -> assertThat(answer).isBetween(1, 300));
    }

    @Test
    void asksForTheShortestTimeOnceNothingIsLeft() throws SQLException {
        lane.run(statement -> true, deadlineIn(CHECK.negated()));

        assertThat(logins).containsExactly(1L);
        assertThat(answers).containsExactly(1);
    }

    private static long deadlineIn(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private @Nullable Object driver(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "connect" -> arguments[0].equals(URL) ? connected((Properties) arguments[1]) : null;
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> 1;
            case "toString" -> URL;
            default -> throw new AssertionError(method + " is not expected");
        };
    }

    private Connection connected(Properties properties) {
        logins.add(Math.round(Double.parseDouble(properties.getProperty("loginTimeout")) * 1_000));
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
