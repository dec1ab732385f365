using System.Collections.Generic;

namespace PromptGen.Pipelines.Tests.Collecting;

/// <param name="Scope">The name of the activity source.</param>
/// <param name="ParentId">Empty: it has none.</param>
/// <param name="Attributes">Values as texts.</param>
internal sealed record CollectedSpan(string Scope, string Name, string TraceId, string SpanId, string ParentId, IReadOnlyDictionary<string, string> Attributes);
