package io.tenure.api;

import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.SearchAttributes;
import io.tenure.workflows.temporal.TaskQueues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** Temporal's in-memory server on a port, so that the API reaches it by the connection that it has in production. */
public final class TestTemporal implements AutoCloseable {

    private final int port = freePort();
    private final PortBoundTestServer server = TestServer.createPortBoundServer(port, true);
    private final WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build());
    private final WorkflowClient client = WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                    .setDataConverter(Payloads.converter())
                    .build());

    public TestTemporal() {
        registerSearchAttributes();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public WorkflowClient client() {
        return client;
    }

    /** A worker of the queue that subscriptions run on, not yet started. */
    public WorkerFactory worker(Class<?> workflow, Object activities) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(TaskQueues.CORE);
        worker.registerWorkflowImplementationTypes(workflow);
        worker.registerActivitiesImplementations(activities);
        return factory;
    }

    private void registerSearchAttributes() {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(
                OperatorServiceStubsOptions.newBuilder().setTarget(address()).validateAndBuildWithDefaults());
        AddSearchAttributesRequest.Builder request =
                AddSearchAttributesRequest.newBuilder().setNamespace("default");
        SearchAttributes.ALL.forEach(key -> request.putSearchAttributes(key.getName(), key.getValueType()));
        operator.blockingStub().addSearchAttributes(request.build());
        operator.shutdownNow();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        server.close();
    }
}
