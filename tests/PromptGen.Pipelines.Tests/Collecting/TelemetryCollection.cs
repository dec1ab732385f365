using Xunit;

namespace PromptGen.Pipelines.Tests.Collecting;

/// <summary>Activity source and meter are the process's, so tests that collect from them run one after another.</summary>
[CollectionDefinition(Name)]
public class TelemetryCollection
{
    public const string Name = "telemetry";
}
