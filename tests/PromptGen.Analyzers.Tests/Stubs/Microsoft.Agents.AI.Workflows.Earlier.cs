// Before 1.20.0.
namespace Microsoft.Agents.AI.Workflows { public class HandoffWorkflowBuilder { public HandoffWorkflowBuilder WithHandoffInstructions(string handoffInstructions) => this; } }
