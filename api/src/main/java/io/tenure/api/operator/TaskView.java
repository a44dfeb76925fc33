package io.tenure.api.operator;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * @param workflowId where Temporal shows it
 * @param begun false when one was under way already, which does the same
 */
@Schema(name = "Task")
record TaskView(String task, String workflowId, boolean begun) {}
