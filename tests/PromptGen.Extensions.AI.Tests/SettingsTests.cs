using System.Linq;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

public class SettingsTests
{
    [Fact]
    public void AVersionFromAPackHasTheSettingsThatItWasCompiledWith()
    {
        PromptSettings compiled = TicketTriagePrompt.Compiled.Settings;
        EffectivePrompt prompt = new()
        {
            Parameters = (JsonObject)Read(compiled.Parameters!),
            Tools = new([
                new ToolDefinition("lookup_order", "Finds an order by its number.", (JsonObject)Read(compiled.Tools[0].Parameters!)),
                new ToolDefinition("list_teams", "Lists the teams.", null) { Strict = true },
            ]),
            ResponseFormat = (JsonObject)Read(compiled.ResponseFormat!),
        };

        EffectivePrompt packed = CanonicalPromptReader.Prompt(Read(JsonWriter.WriteCanonical(CanonicalPrompt.Of(prompt))));
        PromptSettings settings = new(EffectiveSettings.Of(packed));

        // A pack sorts the parameters' names, which reach the model one by one; in schemas the order stays.
        Assert.Equal("""{"max_output_tokens":400,"service_tier":"flex","stop":["END"],"temperature":0.2,"tool_choice":"auto","top_p":0.9}""", settings.Parameters);
        Assert.Equal(compiled.ResponseFormat, settings.ResponseFormat);
        Assert.Equal(compiled.Tools[0].Parameters, settings.Tools[0].Parameters);
        Assert.Equal("Finds an order by its number.", settings.Tools[0].Description);
        Assert.Null(settings.Tools[0].Strict);
        Assert.True(settings.Tools[1].Strict);
        Assert.Null(settings.Tools[1].Parameters);
    }

    [Fact]
    public void APromptThatSetsNothingHasNoSettings()
    {
        Assert.Null(GreetingPrompt.Compiled.Settings.Parameters);
        Assert.Empty(GreetingPrompt.Compiled.Settings.Tools);
        Assert.Null(GreetingPrompt.Compiled.Settings.ResponseFormat);
        Assert.Null(EffectiveSettings.Of(new EffectivePrompt()));
    }

    [Fact]
    public void MessagesThatReadASensitiveVariableAreKnownAlsoByWayOfPartials()
    {
        EffectivePrompt prompt = new()
        {
            Variables = new([new PromptVariable("id", new PromptType(PromptTypeKind.String)) { Sensitive = true }, new PromptVariable("name", new PromptType(PromptTypeKind.String))]),
            Messages = new([
                new EffectiveTemplateMessage(PromptMessageRole.System, "An idea of {{ name }}, {{ identity = name }}."),
                new EffectiveTemplateMessage(PromptMessageRole.User, "{{ if true }}{{id}}{{ end }}"),
                new EffectiveSlot("conversation"),
                new EffectiveTemplateMessage(PromptMessageRole.User, "{{ include 'outer' }}"),
            ]),
            Partials = new([new EffectivePartial("inner", "{{ id | string.upcase }}"), new EffectivePartial("outer", "{{ include 'inner' }}")]),
        };

        PromptSettings settings = new(EffectiveSettings.Of(prompt));
        Assert.Equal(["id"], settings.SensitiveVariables);
        Assert.Equal([false, true, false, true], Enumerable.Range(0, 4).Select(settings.IsSensitiveMessage));

        PromptSettings both = new(EffectiveSettings.Of(prompt, ["name", "unknown"]));
        Assert.Equal(["id", "name"], both.SensitiveVariables);
        Assert.Equal([true, true, false, true], Enumerable.Range(0, 4).Select(both.IsSensitiveMessage));
    }

    [Fact]
    public void AnotherChannelKeepsTheSettings()
    {
        PromptIdentity canary = TicketTriagePrompt.Compiled.OnChannel("canary");

        Assert.Equal("canary", canary.Channel);
        Assert.Same(TicketTriagePrompt.Compiled.Settings, canary.Settings);
    }

    private static JsonValue Read(string json)
    {
        Assert.True(JsonReader.TryRead(json, out JsonValue? value, out _));
        return value!;
    }
}
