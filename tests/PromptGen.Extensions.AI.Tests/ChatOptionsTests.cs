// Functions whose own descriptions differ from those of the prompt file are tested here.
#pragma warning disable PG2010

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

public class ChatOptionsTests
{
    [Fact]
    public void ParametersAreThoseOfThePrompt()
    {
        ChatOptions options = Triage.Render().Options();

        Assert.Equal(0.2f, options.Temperature);
        Assert.Equal(0.9f, options.TopP);
        Assert.Equal(400, options.MaxOutputTokens);
        Assert.Equal(["END"], options.StopSequences);
        Assert.Equal(ChatToolMode.Auto, options.ToolMode);
        Assert.Equal("flex", options.AdditionalProperties!["service_tier"]);
        Assert.Null(options.TopK);
    }

    [Fact]
    public void AModelClassIsWhatTheEnvironmentHasForIt() => Assert.Equal("small-model-1", Triage.Render().Options().ModelId);

    [Fact]
    public void AModelClassThatTheEnvironmentLacksIsRefused()
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => Triage.Render().ToChatOptions());

        Assert.Contains("'class:small'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ticket-triage", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelStandsForItselfUnlessTheMapHasIt()
    {
        RenderedPrompt greeting = GreetingPrompt.Render("Ada");

        Assert.Equal("gpt-4.1-mini", greeting.ToChatOptions(Triage.Models).ModelId);
        Assert.Equal("cheap", greeting.ToChatOptions(new PromptModelMap([KeyValuePair.Create("gpt-4.1-mini", "cheap")])).ModelId);
    }

    [Fact]
    public void APromptThatSetsNothingSetsNothing()
    {
        ChatOptions options = GreetingPrompt.Render("Ada").ToChatOptions();

        Assert.Null(options.Temperature);
        Assert.Null(options.Tools);
        Assert.Null(options.ResponseFormat);
        Assert.Null(options.AdditionalProperties);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"a\": 1 }")]
    [InlineData("{ \"a\": \"\" }")]
    [InlineData("{ \"a\": \"x\", \"a\": \"y\" }")]
    [InlineData("nonsense")]
    public void AModelMapThatIsNoneIsRefused(string json) => Assert.Throws<FormatException>(() => PromptModelMap.Parse(json));

    [Fact]
    public void TheAnswerHasThePromptsSchema()
    {
        ChatOptions options = Triage.Render().Options();
        ChatResponseFormatJson format = Assert.IsType<ChatResponseFormatJson>(options.ResponseFormat);

        Assert.Equal("triage", format.SchemaName);
        Assert.Equal(
            """{"type":"object","properties":{"severity":{"type":"integer"},"team":{"type":"string"}},"required":["severity","team"],"additionalProperties":false}""",
            format.Schema!.Value.GetRawText());
        Assert.Equal(true, options.AdditionalProperties!["strict"]);
    }

    [Fact]
    public void ToolsAreDeclaredInThePromptsWords()
    {
        IList<AITool> tools = Triage.Render().Options().Tools!;

        Assert.Equal(["lookup_order", "list_teams"], tools.Select(static tool => tool.Name));
        Assert.Equal("Finds an order by its number.", tools[0].Description);
        Assert.Equal(
            """{"type":"object","properties":{"order_id":{"type":"string"}},"required":["order_id"]}""",
            Assert.IsAssignableFrom<AIFunctionDeclaration>(tools[0]).JsonSchema.GetRawText());
        Assert.DoesNotContain(tools, static tool => tool is AIFunction);

        // The strictness of the answer is not that of the tools.
        Assert.Equal(false, tools[0].AdditionalProperties["strict"]);
    }

    [Fact]
    public async Task FunctionsCarryToolsOutUnderThePromptsWords()
    {
        AIFunction lookup = AIFunctionFactory.Create((string order_id) => "order " + order_id, "lookup_order", "Other words.");
        AIFunction teams = AIFunctionFactory.Create(static () => "billing", "list_teams");
        AIFunction unused = AIFunctionFactory.Create(static () => "", "refund");

        IList<AITool> tools = Triage.Render().ToChatOptions(Triage.Models, [unused, teams, lookup]).Tools!;

        Assert.Equal(["lookup_order", "list_teams"], tools.Select(static tool => tool.Name));
        AIFunction function = Assert.IsAssignableFrom<AIFunction>(tools[0]);
        Assert.Equal("Finds an order by its number.", function.Description);
        Assert.Equal("order 7", (await function.InvokeAsync(new AIFunctionArguments { ["order_id"] = "7" }))?.ToString());
    }

    [Fact]
    public void AToolThatNoFunctionCarriesOutIsRefused()
    {
        AIFunction lookup = AIFunctionFactory.Create((string order_id) => order_id, "lookup_order");

        Assert.Contains(
            "list_teams", Assert.Throws<InvalidOperationException>(() => Triage.Render().ToChatOptions(Triage.Models, [lookup])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsAndTheirClonesKnowTheirPrompt()
    {
        ChatOptions options = Triage.Render().Options();

        Assert.Equal(TicketTriagePrompt.Compiled, options.GetPromptIdentity());
        Assert.Equal(TicketTriagePrompt.Compiled, options.Clone().GetPromptIdentity());
        Assert.Null(new ChatOptions().GetPromptIdentity());
    }

    [Fact]
    public void AsJsonOptionsAreWhatIsSent()
    {
        ChatOptions options = Triage.Render().Options();

        // Whoever writes them by what they are, as caches do, gets what the type of the library says.
        Assert.Equal(
            JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions),
            JsonSerializer.Serialize(options, options.GetType(), AIJsonUtilities.DefaultOptions));
    }

    [Fact]
    public void OptionsOfOnePromptDoNotShareWhatCanBeChanged()
    {
        ChatOptions first = Triage.Render().Options();
        first.StopSequences!.Add("STOP");
        first.Tools!.Clear();
        first.AdditionalProperties!["service_tier"] = "priority";

        ChatOptions second = Triage.Render().Options();
        Assert.Equal(["END"], second.StopSequences);
        Assert.Equal(2, second.Tools!.Count);
        Assert.Equal("flex", second.AdditionalProperties!["service_tier"]);
    }
}
