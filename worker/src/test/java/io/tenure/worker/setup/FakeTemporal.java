package io.tenure.worker.setup;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.AddSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceImplBase;
import io.temporal.api.schedule.v1.Schedule;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.CreateScheduleRequest;
import io.temporal.api.workflowservice.v1.CreateScheduleResponse;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.DescribeScheduleRequest;
import io.temporal.api.workflowservice.v1.DescribeScheduleResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceResponse;
import io.temporal.api.workflowservice.v1.UpdateScheduleRequest;
import io.temporal.api.workflowservice.v1.UpdateScheduleResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of a Temporal as a setup talks to: it knows namespaces late and attributes later, as servers with caches do. */
final class FakeTemporal implements AutoCloseable {

    static final int REFUSALS = 3;

    final Map<String, Duration> namespaces = new ConcurrentHashMap<>();
    final Map<String, IndexedValueType> attributes = new ConcurrentHashMap<>();
    final Map<String, Schedule> schedules = new ConcurrentHashMap<>();
    final AtomicInteger additions = new AtomicInteger();
    private final AtomicInteger queries = new AtomicInteger();
    private final Server server;

    FakeTemporal() {
        this(InsecureServerCredentials.create());
    }

    /** @param guards see every call before it is answered */
    FakeTemporal(ServerCredentials credentials, ServerInterceptor... guards) {
        ServerBuilder<?> builder = Grpc.newServerBuilderForPort(0, credentials)
                .addService(new Workflows())
                .addService(new Operator());
        List.of(guards).forEach(builder::intercept);
        server = builder.build();
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static <T> void answer(StreamObserver<T> observer, T answer) {
        observer.onNext(answer);
        observer.onCompleted();
    }

    private class WorkflowsWithoutSchedules extends WorkflowServiceImplBase {

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> observer) {
            answer(observer, GetSystemInfoResponse.getDefaultInstance());
        }

        @Override
        public void describeNamespace(
                DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> observer) {
            if (namespaces.containsKey(request.getNamespace())) {
                answer(observer, DescribeNamespaceResponse.getDefaultInstance());
            } else {
                observer.onError(Status.NOT_FOUND.asRuntimeException());
            }
        }

        @Override
        public void registerNamespace(
                RegisterNamespaceRequest request, StreamObserver<RegisterNamespaceResponse> observer) {
            namespaces.put(
                    request.getNamespace(),
                    Duration.ofSeconds(
                            request.getWorkflowExecutionRetentionPeriod().getSeconds()));
            answer(observer, RegisterNamespaceResponse.getDefaultInstance());
        }

        @Override
        public void countWorkflowExecutions(
                CountWorkflowExecutionsRequest request, StreamObserver<CountWorkflowExecutionsResponse> observer) {
            boolean known = attributes.keySet().stream().allMatch(request.getQuery()::contains);
            if (known && queries.incrementAndGet() > REFUSALS) {
                answer(observer, CountWorkflowExecutionsResponse.getDefaultInstance());
            } else {
                observer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
            }
        }
    }

    private final class Workflows extends WorkflowsWithoutSchedules {

        @Override
        public void createSchedule(CreateScheduleRequest request, StreamObserver<CreateScheduleResponse> observer) {
            if (schedules.putIfAbsent(request.getScheduleId(), request.getSchedule()) == null) {
                answer(observer, CreateScheduleResponse.getDefaultInstance());
            } else {
                observer.onError(Status.ALREADY_EXISTS.asRuntimeException());
            }
        }

        @Override
        public void describeSchedule(
                DescribeScheduleRequest request, StreamObserver<DescribeScheduleResponse> observer) {
            answer(
                    observer,
                    DescribeScheduleResponse.newBuilder()
                            .setSchedule(schedules.get(request.getScheduleId()))
                            .build());
        }

        @Override
        public void updateSchedule(UpdateScheduleRequest request, StreamObserver<UpdateScheduleResponse> observer) {
            schedules.put(request.getScheduleId(), request.getSchedule());
            answer(observer, UpdateScheduleResponse.getDefaultInstance());
        }
    }

    private final class Operator extends OperatorServiceImplBase {

        @Override
        public void listSearchAttributes(
                ListSearchAttributesRequest request, StreamObserver<ListSearchAttributesResponse> observer) {
            answer(
                    observer,
                    ListSearchAttributesResponse.newBuilder()
                            .putAllCustomAttributes(attributes)
                            .build());
        }

        @Override
        public void addSearchAttributes(
                AddSearchAttributesRequest request, StreamObserver<AddSearchAttributesResponse> observer) {
            additions.incrementAndGet();
            attributes.putAll(request.getSearchAttributesMap());
            answer(observer, AddSearchAttributesResponse.getDefaultInstance());
        }
    }
}
