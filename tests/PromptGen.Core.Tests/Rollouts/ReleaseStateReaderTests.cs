using System;
using System.Linq;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using Xunit;

namespace PromptGen.Core.Tests.Rollouts;

public sealed class ReleaseStateReaderTests
{
    private const string Stable = """ "stable": { "version": "2026-03-12.1", "hash": "HASH1" } """;

    [Fact]
    public void ReadsTheDesignsExample()
    {
        ReleaseStateReading reading = States.Read(States.Design);

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Held);
        ReleaseState state = reading.State!;
        Assert.Equal("production", state.Environment);
        Assert.Equal(42, state.Serial);
        Assert.Null(state.Expires);
        PromptReleaseState prompt = state.Find("support-triage")!;
        Assert.Equal(new ReleasedVersion("2026-03-12.1", States.Hash1), prompt.Stable);
        Assert.Equal(new PromptCanary(new ReleasedVersion("2026-03-15.3", States.Hash2), 5, EquatableArray.Create("internal"), "r-42"), prompt.Canary);
        Assert.Equal(new CanaryGuardLimits(20, 50), prompt.Guard);
        Assert.Empty(prompt.Revoked);
        Assert.Null(state.Find("support"));
    }

    [Theory]
    [InlineData("", "PG4101", "it is empty")]
    [InlineData("[]", "PG4101", "it is a list, but an object is expected")]
    [InlineData("{ \"environment\": \"production\",\n  \"prompts\": {} ", "PG4101", "line 2, column 17")]
    [InlineData("{ \"environment\": \"a\", \"environment\": \"b\", \"prompts\": {} }", "PG4101", "appears twice")]
    [InlineData("{ \"environment\": \"production\", \"prompt\": {}, \"prompts\": {} }", "PG4102", "`prompt` is not a field of a release state. Did you mean `prompts`?")]
    [InlineData("{ \"prompts\": {} }", "PG4103", "`environment` is missing")]
    [InlineData("{ \"environment\": \"production\" }", "PG4103", "`prompts` is missing")]
    [InlineData("{ \"environment\": 3, \"prompts\": {} }", "PG4104", "`environment` must be a text, but it is a number")]
    [InlineData("{ \"environment\": \"Production\", \"prompts\": {} }", "PG4105", "\"Production\"")]
    [InlineData("{ \"environment\": \"production\", \"serial\": -1, \"prompts\": {} }", "PG4105", "`serial` is -1")]
    [InlineData("{ \"environment\": \"production\", \"serial\": 1.5, \"prompts\": {} }", "PG4105", "`serial` is 1.5")]
    [InlineData("{ \"environment\": \"production\", \"expires\": \"soon\", \"prompts\": {} }", "PG4105", "2026-04-01T00:00:00Z")]
    [InlineData("{ \"environment\": \"production\", \"packs\": [\"x\"], \"prompts\": {} }", "PG4105", "`packs/0` is \"x\"")]
    [InlineData("{ \"environment\": \"production\", \"format\": \"promptgen-state/2\", \"prompts\": {} }", "PG4105", "promptgen-state/1")]
    [InlineData("{ \"environment\": \"production\", \"bundles\": { \"b\": [\"one\"] }, \"prompts\": {} }", "PG4105", "at least two prompts")]
    public void AFaultOfTheWholeRejectsTheWhole(string text, string code, string words)
    {
        ReleaseStateReading reading = States.Read(text);

        Assert.Null(reading.State);
        ReleaseProblem problem = Assert.Single(reading.Problems);
        Assert.Null(problem.Prompt);
        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" { "serial": 42 } """, "PG4103", "`prompts/bad/stable` is missing")]
    [InlineData(""" { STABLE } """, "PG4103", "`prompts/bad/serial` is missing")]
    [InlineData(""" { "serial": 0, STABLE } """, "PG4105", "`prompts/bad/serial` is 0")]
    [InlineData(""" { "serial": 1, STABLE, "canry": {} } """, "PG4102", "Did you mean `canary`?")]
    [InlineData(""" { "serial": 1, "stable": { "version": "2026-03-12.1", "hash": "sha256:12" } } """, "PG4105", "`prompts/bad/stable/hash` is \"sha256:12\"")]
    [InlineData(""" { "serial": 1, "stable": { "version": "2026-03-12.1+dirty.1a2b3c4d", "hash": "HASH1" } } """, "PG4105", "a released version")]
    [InlineData(""" { "serial": 1, STABLE, "canary": [{}, {}] } """, "PG4106", "has 2 canaries")]
    [InlineData(""" { "serial": 1, STABLE, "canary": CANARY(-1) } """, "PG4105", "`prompts/bad/canary/percent` is -1: it must be a number from 0 to 100")]
    [InlineData(""" { "serial": 1, STABLE, "canary": CANARY(100.5) } """, "PG4105", "from 0 to 100")]
    [InlineData(""" { "serial": 1, STABLE, "canary": CANARY(101) } """, "PG4105", "from 0 to 100")]
    [InlineData(""" { "serial": 1, STABLE, "canary": CANARY(1e400) } """, "PG4105", "from 0 to 100")]
    [InlineData(""" { "serial": 1, STABLE, "canary": CANARY(0.001) } """, "PG4105", "two decimal places")]
    [InlineData(""" { "serial": 1, STABLE, "canary": CANARY("5%") } """, "PG4104", "without a percent sign, but it is a text")]
    [InlineData(""" { "serial": 1, STABLE, "revoked": ["2026-03-12.1"] } """, "PG4107", "2026-03-12.1 is both stable and revoked")]
    [InlineData(""" { "serial": 1, STABLE, "revoked": ["2026-03-15.3"], "canary": CANARY(5) } """, "PG4107", "2026-03-15.3 is both a canary and revoked")]
    [InlineData(""" { "serial": 1, STABLE, "revoked": ["2026-01-01.1", "2026-01-01.1"] } """, "PG4105", "appears twice")]
    [InlineData(""" { "serial": 1, STABLE, "canary": { "version": "2026-03-12.1", "hash": "HASH2", "percent": 5, "seed": "s" } } """, "PG4107", "with two hashes")]
    [InlineData(""" { "serial": 1, STABLE, "guard": { "failures": "0%", "min": 5 } } """, "PG4105", "above 0")]
    [InlineData(""" { "serial": 1, STABLE, "guard": { "failures": "20", "min": 5 } } """, "PG4105", "20%")]
    [InlineData(""" { "serial": 1, STABLE, "guard": { "failures": "20%", "min": 0 } } """, "PG4105", "guard/min")]
    [InlineData(""" null """, "PG4104", "`prompts/bad` must be an object, but it is null")]
    public void AFaultOfAPromptHoldsThatPromptAlone(string entry, string code, string words)
    {
        string text = ("{ \"environment\": \"production\", \"prompts\": { \"bad\": " + entry + ", \"good\": { \"serial\": 7, STABLE } } }")
            .Replace("STABLE", Stable, StringComparison.Ordinal)
            .Replace("CANARY(", "{ \"version\": \"2026-03-15.3\", \"hash\": \"HASH2\", \"seed\": \"s\", \"percent\": ", StringComparison.Ordinal)
            .Replace(") }", " } }", StringComparison.Ordinal)
            .Replace("HASH1", States.Hash1, StringComparison.Ordinal)
            .Replace("HASH2", States.Hash2, StringComparison.Ordinal);

        ReleaseStateReading reading = States.Read(text);

        ReleaseProblem problem = Assert.Single(reading.Problems);
        Assert.Equal("bad", problem.Prompt);
        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal(["bad"], reading.Held);
        Assert.Equal(["good"], reading.State!.Prompts.Select(static prompt => prompt.Id));
    }

    [Fact]
    public void AllProblemsAreSaidAtOnce()
    {
        ReleaseStateReading reading = States.Read("""
            { "environment": 1, "serial": "x", "prompts": { "one": { "serial": 0 }, "Two": {} } }
            """);

        Assert.Null(reading.State);
        Assert.Equal(
            ["PG4104 -", "PG4104 -", "PG4105 one", "PG4103 one", "PG4105 Two"],
            reading.Problems.Select(static problem => problem.Code + " " + (problem.Prompt ?? "-")));
    }

    [Fact]
    public void TextThatIsNoUtf8OrTooLargeIsRefused()
    {
        Assert.Equal("PG4101", Assert.Single(ReleaseStateReader.Read([(byte)'{', 0xff]).Problems).Code);
        Assert.Contains("at most", Assert.Single(ReleaseStateReader.Read(new byte[ReleaseLimits.StateBytes + 1]).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PromptsOfABundleAreHeldTogether()
    {
        PromptCanary canary = new(new ReleasedVersion("2026-03-15.3", States.Hash2), 5, default, "r");
        ReleaseState together = States.Of(States.Prompt("a") with { Canary = canary }, States.Prompt("b") with { Canary = canary }, States.Prompt("c")) with
        {
            Bundles = EquatableArray.Create(new PromptBundle("pair", EquatableArray.Create("a", "b"))),
        };
        ReleaseState apart = together with { Prompts = EquatableArray.Create(together.Prompts[0], States.Prompt("b"), States.Prompt("c")) };

        Assert.Equal(together, ReleaseStateReader.Read(ReleaseStateWriter.Write(together)).State);
        ReleaseStateReading reading = ReleaseStateReader.Read(ReleaseStateWriter.Write(apart));
        Assert.Equal(["a", "b"], reading.Held);
        Assert.Equal(["c"], reading.State!.Prompts.Select(static prompt => prompt.Id));
        Assert.All(reading.Problems, static problem => Assert.Equal("PG4107", problem.Code));
    }

    [Fact]
    public void APromptsFileIsReadAlike()
    {
        PromptReleaseState prompt = States.Example.Prompts[0];

        Assert.Equal(prompt, ReleaseStateReader.ReadPrompt(prompt.Id, ReleaseStateWriter.WritePrompt(prompt), out EquatableArray<ReleaseProblem> none));
        Assert.Empty(none);
        Assert.Null(ReleaseStateReader.ReadPrompt("x", Encoding.UTF8.GetBytes("{}"), out EquatableArray<ReleaseProblem> problems));
        Assert.Equal(["PG4103", "PG4103"], problems.Select(static problem => problem.Code));
    }
}
