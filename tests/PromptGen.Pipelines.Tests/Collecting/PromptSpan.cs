using System.Diagnostics;
using Xunit;

namespace PromptGen.Pipelines.Tests.Collecting;

/// <summary>What must stand in the span of each call that was made with the tests' prompt.</summary>
internal static class PromptSpan
{
    public static void Names(this Activity span, PromptIdentity identity, string outcome = "succeeded", string integrity = "intact")
    {
        Assert.Equal(identity.Id, span.GetTagItem("gen_ai.prompt.name"));
        Assert.Equal(identity.Version, span.GetTagItem("gen_ai.prompt.version"));
        Assert.Equal(identity.Hash, span.GetTagItem("promptgen.prompt.hash"));
        Assert.Equal(identity.Channel, span.GetTagItem("promptgen.prompt.channel"));
        Assert.Equal(outcome, span.GetTagItem("promptgen.outcome"));
        Assert.Equal(integrity, span.GetTagItem("promptgen.prompt.integrity"));
    }
}
