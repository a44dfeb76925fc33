package io.tenure.worker.setup;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.common.SearchAttributeKey;
import io.tenure.workflows.temporal.SearchAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What makes a namespace ours. Every step finds out first whether it was done; a server that does not answer is a {@link StatusRuntimeException}. */
record NamespaceSteps(String namespace, WorkflowServiceBlockingStub workflows, OperatorServiceBlockingStub operator) {

    void run(Duration retention) {
        if (!exists()) {
            register(retention);
        }
        addSearchAttributes();
        requireUsable();
    }

    private boolean exists() {
        try {
            workflows.describeNamespace(DescribeNamespaceRequest.newBuilder()
                    .setNamespace(namespace)
                    .build());
            return true;
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private void register(Duration retention) {
        workflows.registerNamespace(RegisterNamespaceRequest.newBuilder()
                .setNamespace(namespace)
                .setWorkflowExecutionRetentionPeriod(Durations.fromSeconds(retention.toSeconds()))
                .build());
    }

    private void addSearchAttributes() {
        Map<String, IndexedValueType> there = operator.listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace)
                        .build())
                .getCustomAttributesMap();
        AddSearchAttributesRequest.Builder missing =
                AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
        for (SearchAttributeKey<?> key : SearchAttributes.ALL) {
            IndexedValueType type = there.get(key.getName());
            if (type == null) {
                missing.putSearchAttributes(key.getName(), key.getValueType());
            } else if (type != key.getValueType()) {
                throw SetupFailure.ofTemporal("search attribute " + key.getName() + " of namespace " + namespace
                        + " has another type: remove it or choose another namespace");
            }
        }
        if (missing.getSearchAttributesCount() > 0) {
            operator.addSearchAttributes(missing.build());
        }
    }

    /** A query that names every attribute is refused until all of them can be used. */
    private void requireUsable() {
        String everyAttribute = SearchAttributes.ALL.stream()
                .map(key -> key.getName() + " is null")
                .collect(Collectors.joining(" and "));
        workflows.countWorkflowExecutions(CountWorkflowExecutionsRequest.newBuilder()
                .setNamespace(namespace)
                .setQuery(everyAttribute)
                .build());
    }
}
