using System;
using System.Linq;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>Generated code compiled in each language version and run.</summary>
public class RenderingTests
{
    private const string Notes = "new List<SupportTriagePrompt.Note> { new SupportTriagePrompt.Note(\"Ann\", \"called\"), new SupportTriagePrompt.Note(\"Bob\", \"wrote\") }";

    public static TheoryData<int> Languages => [703, 800, 1100, 1200];

    [Theory]
    [MemberData(nameof(Languages))]
    public void APromptWithEverythingRendersInEveryLanguageVersion(int language)
    {
        PromptProject project = SupportTriage.Project(Targets.WithLanguage(language));

        string[] result = project.Run<string[]>($$"""
            RenderedPrompt prompt = SupportTriagePrompt.Render(
                SupportTriagePrompt.CustomerTier.Pro, "It broke.", "eu-west", {{Notes}}, new[] { PromptMessage.User("Hi"), PromptMessage.Assistant("Hello") });
            RenderedPrompt named = SupportTriagePrompt.Render(new SupportTriagePrompt.Args
            {
                CustomerTier = SupportTriagePrompt.CustomerTier.Pro, TicketBody = "It broke.", Region = "eu-west", Notes = {{Notes}},
                Conversation = new[] { PromptMessage.User("Hi"), PromptMessage.Assistant("Hello") },
            });
            return new[]
            {
                prompt.Messages[0].Role + ":" + prompt.Messages[0].Text,
                prompt.Messages[2].Role + ":" + prompt.Messages[2].Text,
                prompt.Messages[3].Role + ":" + prompt.Messages[3].Text,
                (prompt.ToString() == named.ToString()).ToString(),
                prompt.Identity.ToString(),
                ReferenceEquals(prompt.Identity, SupportTriagePrompt.Compiled).ToString(),
                SupportTriagePrompt.Id,
            };
            """);

        Assert.Equal(
            "System:Be brief.\nNever guess.\nClassify the ticket by severity and team. Customer tier: pro.\nName at most 3 teams; labels are urgent, billing.\n",
            result[0]);
        Assert.Equal("Assistant:Hello", result[1]);
        Assert.Equal("User:Region: eu-west\nAnn: called\nBob: wrote\nIt broke.", result[2]);
        Assert.Equal("True", result[3]);
        Assert.StartsWith("support-triage 2026-03-15.3 (sha256:", result[4], StringComparison.Ordinal);
        Assert.EndsWith(", gpt-4.1, compiled)", result[4], StringComparison.Ordinal);
        Assert.Equal("True", result[5]);
        Assert.Equal("support-triage", result[6]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void DefaultsOfEveryTypeHoldAndGiveWay(int language)
    {
        PromptProject project = new PromptProject { Target = Targets.WithLanguage(language) }.Prompt("""
            prompt_id: defaults
            version: 2026-03-15.1
            variables:
              text: { type: string, default: "a \"b\" \\ {c}" }
              none: { type: string, nullable: true, default: null }
              count: { type: integer, default: -5 }
              ratio: { type: number, default: 1.5e3 }
              price: { type: decimal, default: 1.10 }
              flag: { type: boolean, default: true }
              tier: { enum: [free, pro], default: pro }
              day: { type: date, default: 2026-03-15, format: "%Y-%m-%d" }
              tags: { type: array, items: string, default: [x, y] }
              user: { type: object, properties: { name: string, age: "integer?" }, default: { name: Ann, age: null } }
            template: "{{ text }}|{{ none }}|{{ count }}|{{ ratio }}|{{ price }}|{{ flag }}|{{ tier }}|{{ day }}|{{ for tag in tags }}{{ tag }}{{ end }}|{{ user.name }}{{ user.age }}"
            """);

        string[] result = project.Run<string[]>("""
            return new[]
            {
                DefaultsPrompt.Render().Text,
                DefaultsPrompt.Render(new DefaultsPrompt.Args()).Text,
                DefaultsPrompt.Render("t", "n", 1, 2.5, 3.0m, false, DefaultsPrompt.Tier.Free, new DateTime(2027, 1, 2), new[] { "z" }, new DefaultsPrompt.User("Bob", 7)).Text,
                DefaultsPrompt.Render(new DefaultsPrompt.Args { Text = "t", Flag = false, Tags = new string[0] }).Text,
            };
            """);

        const string Expected = "a \"b\" \\ {c}||-5|1500|1.10|true|pro|2026-03-15|xy|Ann";
        Assert.Equal(Expected, result[0]);
        Assert.Equal(Expected, result[1]);
        Assert.Equal("t|n|1|2.5|3.0|false|free|2027-01-02|z|Bob7", result[2]);
        Assert.Equal("t||-5|1500|1.10|false|pro|2026-03-15||Ann", result[3]);
    }

    [Fact]
    public void RequiredParametersComeBeforeSlotsAndSlotsBeforeDefaultedOnes()
    {
        PromptProject project = new PromptProject().Prompt("""
            prompt_id: order
            version: 2026-03-15.1
            variables:
              first: { type: string, default: x }
              second: string
              third: { type: integer, default: 1 }
              fourth: boolean
            messages:
              - slot: history
              - role: user
                template: "{{ first }}{{ second }}{{ third }}{{ fourth }}"
              - slot: more_messages
            """);

        string signature = project.Run<string>(
            "return string.Join(\" \", typeof(OrderPrompt).GetMethods().First(method => method.Name == \"Render\").GetParameters().Select(parameter => parameter.Name));");

        Assert.Equal("second fourth history moreMessages first third", signature);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void TextsArriveExactlyInEveryLanguageVersion(int language)
    {
        PromptProject project = new() { Target = Targets.WithLanguage(language) };
        for (int i = 0; i < HardTexts.All.Length; i++)
        {
            project.Partial("text-" + i, HardTexts.All[i])
                .Prompt($"prompt_id: hard-{i}\nversion: 2026-03-15.1\ntemplate: \"<{{{{ include 'text-{i}' }}}}>\"\n", $"Prompts/hard-{i}.prompt.yaml");
        }

        string[] texts = project.Run<string[]>(
            "return new[] { " + string.Join(", ", HardTexts.All.Select(static (_, index) => $"Hard{index}Prompt.Render().Text")) + " };");
        string[] utf8 = project.Run<string[]>(
            "var texts = new List<string>(); System.Buffers.ArrayBufferWriter<byte> buffer; "
            + string.Concat(HardTexts.All.Select(static (_, index) =>
                $"buffer = new System.Buffers.ArrayBufferWriter<byte>(); Hard{index}Prompt.RenderUtf8(buffer); texts.Add(System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan.ToArray())); "))
            + "return texts.ToArray();");

        Assert.Equal(HardTexts.All.Select(static text => "<" + text + ">"), texts);
        Assert.Equal(texts, utf8);
    }

    [Fact]
    public void Utf8IsTheSameTextAndGivesTheIdentity()
    {
        PromptProject project = new PromptProject().Prompt("prompt_id: hello\nversion: 2026-03-15.1\nvariables:\n  name: string\ntemplate: \"Hé {{ name }} 😀\"\n");

        string[] result = project.Run<string[]>("""
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            PromptIdentity identity = HelloPrompt.RenderUtf8(buffer, "Zoë");
            return new[] { System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan), HelloPrompt.Render("Zoë").Text, ReferenceEquals(identity, HelloPrompt.Compiled).ToString() };
            """);

        Assert.Equal("Hé Zoë 😀", result[0]);
        Assert.Equal(result[0], result[1]);
        Assert.Equal("True", result[2]);
    }

    [Fact]
    public void APromptOfSeveralMessagesHasNoUtf8Form()
    {
        Assert.DoesNotContain("RenderUtf8", Assert.Single(SupportTriage.Project(Targets.Current).Sources()), StringComparison.Ordinal);
    }

    [Fact]
    public void RenderingAllocatesTheTextsAndNothingElse()
    {
        PromptProject project = new PromptProject().Prompt("""
            prompt_id: lean
            version: 2026-03-15.1
            variables:
              tier: [free, pro]
              body: { type: string, max_length: 100, on_overflow: truncate }
              count: integer
              notes: { type: array, items: { type: object, properties: { text: string } } }
            messages:
              - role: system
                template: "Tier {{ tier }}, {{ count }} items."
              - role: user
                template: "{{ for note in notes }}{{ note.text }};{{ end }}{{ body }}"
            """);

        long[] result = project.Run<long[]>("""
            var notes = new[] { new LeanPrompt.Note("a"), new LeanPrompt.Note("b") };
            long rendered = 0, copied = 0;
            for (int i = 0; i < 100; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                RenderedPrompt prompt = LeanPrompt.Render(LeanPrompt.Tier.Pro, "body", 123456, notes);
                rendered = GC.GetAllocatedBytesForCurrentThread() - before;
                string system = prompt.Messages[0].Text, user = prompt.Messages[1].Text;
                before = GC.GetAllocatedBytesForCurrentThread();
                new string('x', system.Length);
                new string('x', user.Length);
                copied = GC.GetAllocatedBytesForCurrentThread() - before;
            }
            return new[] { rendered, copied };
            """);

        Assert.Equal(result[1], result[0]);
    }
}
