package io.leadledger.command.http;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where the `Location` of something created leads to: the row of a read table, which is the place
/// to read it. A client that follows it with `Wait-For-Position` finds what it has just made. (What
/// the operator makes in another tenant is read in [io.leadledger.command.identity].)
@RestController
@RequestMapping("/api/v1")
@AtLeast(Role.ANALYST)
@ApiResponse(responseCode = "303", description = "Where it is read: a row of a read table")
class ReadLocations {

  @GetMapping("/leads/{id}")
  @Operation(summary = "Where a lead is read")
  ResponseEntity<Void> lead(@PathVariable UUID id) {
    return ReadRow.of("crm/leads", id);
  }

  @GetMapping("/companies/{id}")
  @Operation(summary = "Where a company is read")
  ResponseEntity<Void> company(@PathVariable UUID id) {
    return ReadRow.of("smartweb/companies", id);
  }

  @GetMapping("/conversations/{id}")
  @Operation(summary = "Where a conversation is read")
  ResponseEntity<Void> conversation(@PathVariable UUID id) {
    return ReadRow.of("crm/conversations", id);
  }

  @GetMapping("/conversations/{conversation}/messages/{id}")
  @Operation(summary = "Where a message is read")
  ResponseEntity<Void> message(@PathVariable UUID conversation, @PathVariable UUID id) {
    return ReadRow.of("crm/messages", id);
  }

  @GetMapping("/conversations/{conversation}/analyses/{id}")
  @Operation(summary = "Where an analysis of a conversation is read")
  ResponseEntity<Void> analysis(@PathVariable UUID conversation, @PathVariable UUID id) {
    return ReadRow.of("funnel/conversation_analysis", id);
  }

  @GetMapping("/users/{id}")
  @Operation(summary = "Where a member is read")
  ResponseEntity<Void> user(@PathVariable UUID id) {
    return ReadRow.of("workspace/users", id);
  }

  @GetMapping("/api-keys/{id}")
  @Operation(summary = "Where a key is read")
  ResponseEntity<Void> apiKey(@PathVariable UUID id) {
    return ReadRow.of("workspace/workspace_api_keys", id);
  }

  @GetMapping("/ai-models/{id}")
  @Operation(summary = "Where a language model is read")
  ResponseEntity<Void> aiModel(@PathVariable UUID id) {
    return ReadRow.of("crm/ai_models", id);
  }

  @GetMapping("/ai-interactions/{id}")
  @Operation(summary = "Where a question to language models is read")
  ResponseEntity<Void> aiInteraction(@PathVariable UUID id) {
    return ReadRow.of("crm/ai_interactions", id);
  }

  @GetMapping("/routers/{id}")
  @Operation(summary = "Where a router is read")
  ResponseEntity<Void> router(@PathVariable UUID id) {
    return ReadRow.of("funnel/router_config", id);
  }

  @GetMapping("/ai-prompts/{id}")
  @Operation(summary = "Where a prompt is read: its first version")
  ResponseEntity<Void> aiPrompt(@PathVariable UUID id) {
    return ReadRow.of("crm/ai_prompts", id);
  }

  @GetMapping("/call-campaigns/{id}")
  @Operation(summary = "Where a campaign of calls is read")
  ResponseEntity<Void> callCampaign(@PathVariable UUID id) {
    return ReadRow.of("smartweb/ai_call_campaigns", id);
  }

  @GetMapping("/tasks/{id}")
  @Operation(summary = "Where a task is read")
  ResponseEntity<Void> task(@PathVariable UUID id) {
    return ReadRow.of("crm/tasks", id);
  }

  @GetMapping("/notifications/{id}")
  @Operation(summary = "Where a notification is read")
  ResponseEntity<Void> notification(@PathVariable UUID id) {
    return ReadRow.of("workspace/notifications", id);
  }
}
