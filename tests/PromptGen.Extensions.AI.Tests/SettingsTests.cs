using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

public class SettingsTests
{
    [Fact]
    public void A_version_from_a_pack_has_the_settings_that_it_was_compiled_with()
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
    public void A_prompt_that_sets_nothing_has_no_settings()
    {
        Assert.Null(GreetingPrompt.Compiled.Settings.Parameters);
        Assert.Empty(GreetingPrompt.Compiled.Settings.Tools);
        Assert.Null(GreetingPrompt.Compiled.Settings.ResponseFormat);
        Assert.Null(EffectiveSettings.Of(new EffectivePrompt()));
    }

    [Fact]
    public void Another_channel_keeps_the_settings()
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
