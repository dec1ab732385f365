#pragma warning disable PG2001, PG2010

using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Tests.Releases;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>
/// A prompt with sensitive variables of every type and nesting is driven through what can fail and what can be shown. The values carry marks, and no mark may be in anything that is
/// captured.
/// </summary>
[Collection(TelemetryCollection.Name)]
public sealed class SensitiveTests : IDisposable
{
    private static readonly string[] Marks = ["MARK7731", "77310077", "7731.25", "7731.5", "Jul 1931", "1931-07", "mark7731"];

    private readonly TelemetryRecorder _recorder = new();
    private readonly RecordingLogger<PromptTelemetryChatClient> _log = new();
    private readonly StringBuilder _captured = new();

    public void Dispose() => _recorder.Dispose();

    public static TheoryData<string> Faults =>
    [
        "none", "a text that is too long", "a text against its pattern", "no text", "no list", "no item", "an item that is too long", "an undefined enum", "a property that is too long",
        "a property against its pattern", "no property", "no object", "no conversation", "an instruction in the conversation", "a text that cannot be decoded", "a division by zero",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void NoFailureAndNoStringShowsAValue(string fault)
    {
        bool failed = false;
        try
        {
            VaultPrompt.Args args = Args(fault);
            Capture(Convert.ToString((object)args, CultureInfo.InvariantCulture)!);
            Capture(string.Concat(args.Notes?.Select(static note => Convert.ToString((object?)note, CultureInfo.InvariantCulture)) ?? []));
            if (!VaultPrompt.TryRender(in args, out _, out Exception? problem))
            {
                Capture(problem);
            }

            Capture(VaultPrompt.Render(in args));
        }
        catch (Exception exception) when (exception is PromptArgumentException or PromptRenderException)
        {
            failed = true;
            Capture(exception);
        }

        Assert.Equal(fault != "none", failed);
        AssertNothingShown();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task TelemetryShowsMessagesWithoutValuesOnly(bool includesContent, bool streaming)
    {
        FakeChatClient provider = new() { Quote = " about MARK7731" };
        using PromptTelemetryChatClient client = new(provider, new PromptTelemetryOptions { IncludeContent = includesContent }, logger: _log);
        RenderedPrompt prompt = VaultPrompt.Render(Args("none"));
        List<ChatMessage> messages = prompt.Messages();
        messages.Add(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "find", new Dictionary<string, object?> { ["q"] = "MARK7731" })]));
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "MARK7731")]));
        await Triage.Ask(client, messages, prompt.ToChatOptions(), streaming);

        // Altered on the way, or carried into the conversation of a prompt that has no sensitive variables.
        messages[2] = new ChatMessage(ChatRole.User, messages[2].Text + " MARK7731");
        await Triage.Ask(client, messages, prompt.ToChatOptions(), streaming);
        RenderedPrompt other = TicketTriagePrompt.Render("It burns.", prompt.ToChatMessages().Skip(1).ToPromptMessages());
        Capture(other);
        provider.Quote = "";
        await Triage.Ask(client, other.ToChatMessages(), other.Options(), streaming);

        Assert.Contains("MARK7731", prompt.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("MARK7731", provider.Messages![2].Text, StringComparison.Ordinal);
        CaptureTelemetry();
        AssertNothingShown();
        Assert.Equal(includesContent, _captured.ToString().Contains("Be discreet.", StringComparison.Ordinal));
        Assert.Equal(includesContent, _captured.ToString().Contains("""{"role":"user","parts":[{"type":"text","content":"[sensitive: not shown]"}]}""", StringComparison.Ordinal));
        Assert.Equal(includesContent, _captured.ToString().Contains("\"content\":\"Ticket: It burns.\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AVersionFromAPackThatDoesNotMarkAVariableShowsNoValueEither()
    {
        EffectivePrompt stable = Version("{{ text }} {{ count }} {{ for tag in tags }}{{ tag }}{{ end }}");
        EffectivePrompt canary = Version("{{ text }} {{ if text != '' && text != 'sample' }}{{ count / (count - count) }}{{ end }}{{ for tag in tags }}{{ tag }}{{ end }}");
        MemorySource source = new();
        string packs = "\"packs\": [" + string.Join(", ", new[] { ("2026-03-20.1", stable), ("2026-03-21.1", canary) }
            .Select(version => "\"" + source.Add(StateText.Pack("vault", version.Item1, version.Item2)) + "\"")) + "], ";
        source.Put(StateText.With(packs, StateText.Prompt(
            "vault", 1, "2026-03-20.1", StateText.HashOf(stable),
            StateText.Canary("2026-03-21.1", 100, StateText.HashOf(canary)) + ", \"guard\": { \"failures\": \"20%\", \"min\": 10 }")));
        PromptReleasesOptions options = new() { Source = source, OnEvent = said => Capture(said.ToString()) };
        foreach (ReleasablePrompt prompt in PromptCatalog.Releasable)
        {
            options.Prompts.Add(prompt);
        }

        using PromptReleases releases = new(options);
        await releases.RefreshAsync();
        Assert.Empty(releases.Status.Rejections);
        FakeChatClient provider = new();
        using PromptTelemetryChatClient client = new(provider, new PromptTelemetryOptions { IncludeContent = true }, logger: _log);
        for (int i = 0; i < 300; i++)
        {
            using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
            RenderedPrompt rendered = VaultPrompt.Render(Args("none"));
            Assert.Equal("2026-03-20.1", rendered.Identity.Version);
            Assert.Contains("MARK7731", rendered.Messages[^1].Text, StringComparison.Ordinal);
            Capture(rendered);
            await client.GetResponseAsync(rendered.ToChatMessages(), rendered.ToChatOptions());
        }

        Assert.NotNull(Assert.Single(releases.Status.Prompts).CanaryStopped);
        Capture(releases.Status.ToString() + releases.Status.Prompts[0]);
        CaptureTelemetry();
        AssertNothingShown();
    }

    private static EffectivePrompt Version(string template) => new()
    {
        Variables = EquatableArray.Create(
            new PromptVariable("text", new PromptType(PromptTypeKind.String)),
            new PromptVariable("count", new PromptType(PromptTypeKind.Decimal)),
            new PromptVariable("tags", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) })),
        Messages = EquatableArray.Create<EffectiveMessage>(
            new EffectiveSlot("conversation"), new EffectiveTemplateMessage(PromptMessageRole.User, template)),
    };

    private static VaultPrompt.Args Args(string fault) => new()
    {
        Mode = fault switch { "a text that cannot be decoded" => "decode", "a division by zero" => "divide", _ => "" },
        Text = fault switch
        {
            "a text that is too long" => "MARK7731" + new string('x', 60),
            "a text against its pattern" => "MARK7731!",
            "no text" => null!,
            "a text that cannot be decoded" => "MARK7731 ==x",
            _ => "MARK7731",
        },
        Level = fault == "an undefined enum" ? (VaultPrompt.Level)77310077 : VaultPrompt.Level.High,
        Count = 77310077,
        Rate = 7731.25,
        Amount = 7731.5m,
        Flag = true,
        Born = new DateTime(1931, 7, 7),
        Seen = new DateTime(1931, 7, 7, 1, 2, 3, DateTimeKind.Utc),
        Tags = fault switch
        {
            "no list" => null!,
            "no item" => ["MARK7731", null!],
            "an item that is too long" => ["MARK7731" + new string('x', 60)],
            _ => ["MARK7731"],
        },
        Notes = fault switch
        {
            "a property that is too long" => [new VaultPrompt.Note("MARK7731" + new string('x', 60), ["MARK7731"])],
            "a property against its pattern" => [new VaultPrompt.Note("MARK7731", ["mark7731"])],
            "no property" => [new VaultPrompt.Note(null!, ["MARK7731"])],
            "no object" => [new VaultPrompt.Note("MARK7731", ["MARK7731"]), null!],
            _ => [new VaultPrompt.Note("MARK7731", ["MARK7731"])],
        },
        Conversation = fault switch
        {
            "no conversation" => null!,
            "an instruction in the conversation" => new[] { new ChatMessage(ChatRole.System, "MARK7731") }.ToPromptMessages(),
            _ => [PromptMessage.User("I am MARK7731.")],
        },
    };

    private void Capture(RenderedPrompt prompt)
    {
        Capture(prompt.ToString());
        Capture(Convert.ToString((object)prompt.Messages, CultureInfo.InvariantCulture)!);
        foreach (PromptMessage message in prompt.Messages)
        {
            Capture(message.ToString());
        }

        for (int i = 0; i < prompt.Messages.Count; i++)
        {
            Capture($"{prompt.Messages[i]}");
        }

        Capture(Assert.Throws<InvalidOperationException>(() => prompt.Text));
    }

    private void Capture(Exception? exception)
    {
        Capture(exception?.ToString());
        foreach (DictionaryEntry data in exception?.Data ?? new Hashtable())
        {
            Capture(data.Key + " " + data.Value);
        }
    }

    private void Capture(string? text) => _captured.AppendLine(text);

    private void CaptureTelemetry()
    {
        foreach (Activity span in _recorder.Spans)
        {
            Capture(span.DisplayName + span.StatusDescription);
            Capture(string.Join('\n', span.TagObjects.Select(static tag => tag.Key + " " + tag.Value)));
            Capture(string.Join('\n', span.Events.SelectMany(static e => e.Tags).Select(static tag => tag.Key + " " + tag.Value)));
            Capture(string.Join('\n', span.Baggage.Select(static item => item.Key + " " + item.Value)));
        }

        Capture(string.Join('\n', _recorder.Measurements.SelectMany(static measured => measured.Tags).Select(static tag => tag.Key + " " + tag.Value)));
        Capture(string.Join('\n', _log.Lines.Select(static line => line.Line + string.Join(' ', line.Fields.Values))));
        Assert.NotEmpty(_recorder.Spans);
        Assert.NotEmpty(_log.Lines);
    }

    private void AssertNothingShown()
    {
        Assert.NotEqual(0, _captured.Length);
        Assert.All(Marks, mark => Assert.DoesNotContain(mark, _captured.ToString(), StringComparison.Ordinal));
    }
}
