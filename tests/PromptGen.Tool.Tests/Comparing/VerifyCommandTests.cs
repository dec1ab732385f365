using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PromptGen.Compiler.Manifest;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Comparing;

/// <summary><c>verify --prompts</c> computes every field of a manifest anew.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private const string Manifest = "App.prompts.json";

    private readonly ProjectFolder _folder = new()
    {
        ["Prompts/full.prompt.yaml"] = """
            prompt_id: full
            version: 2026-03-15.1
            model: gpt-4.1
            parameters: { temperature: 0.2 }
            variables:
              tier: [free, pro]
              price: { type: decimal, default: 1.50 }
              notes: { items: { properties: { text: { type: string, max_length: 9 }, at: date? } } }
            messages:
              - role: system
                template: "Tier {{ tier }}. {{ include 'tone' }}"
              - slot: talk
              - role: user
                file: question.message.md
            tools:
              - name: find
                description: Finds.
                parameters: { type: object, properties: { id: { type: string } } }
            response_format: { type: json_schema, schema: { type: object } }

            """,
        ["Prompts/question.message.md"] = "Question at {{ price }}: {{ notes.size }}",
        ["Prompts/tone.partial.md"] = "Be {{ tier }}.",
        ["Prompts/plain.prompt.json"] = """{ "prompt_id": "plain", "version": "2026-03-15.1", "template": "Plain." }""",
        [ProjectFolder.Triage] = ProjectFolder.Minimal,
    };

    public VerifyCommandTests()
    {
        _folder.Run("stamp").Passed();
        _folder.Replace(ProjectFolder.Triage, "by team", "by severity");
        _folder.Run("stamp").Passed();
        _folder.Replace("Prompts/full.prompt.yaml", "Finds.", "Looks.");
        Write(Build());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheManifestOfTheFilesAgrees()
    {
        Assert.Equal(
            "They agree: 3 prompts of App.\nNot checked without --assembly: assembly, the namespace in class.\n",
            Verify().Passed().Out);
        JsonElement json = JsonDocument.Parse(_folder.Run("verify", "--manifest", Manifest, "--prompts", "Prompts", "--format", "json").Passed().Out).RootElement;
        Assert.Equal(["assembly", "the namespace in class"], json.GetProperty("not_checked").EnumerateArray().Select(static field => field.GetString()));
        JsonNode root = Build();
        Assert.Contains(root["prompts"]!.AsArray(), static entry => entry!["rollback"]?["hash"] is not null && entry["embedded"]!.AsArray().Count == 1);
        Assert.Contains(root["prompts"]!.AsArray(), static entry => (bool)entry!["dirty"]!);
    }

    [Fact]
    public void AChangeOfAnyFieldIsNamedWithItsPrompt()
    {
        int changes = 0;
        List<string> wrong = [];
        foreach (string id in (string[])["full", "plain", "triage"])
        {
            for (int i = 0; ; i++)
            {
                JsonNode root = Build();
                JsonObject entry = root["prompts"]!.AsArray().Select(static node => node!.AsObject()).Single(node => (string)node["id"]! == id);
                if (Changes(entry, "").Skip(i).FirstOrDefault() is not { Apply: { } apply, Field: { } field })
                {
                    break;
                }

                apply();
                Write(root);
                changes++;
                ToolResult result = Verify();
                string text = result.Out + result.Error;
                string top = field.Split('.', '[')[0];
                bool named = text.Contains("`" + id + "`", StringComparison.Ordinal) || (top == "id" && (text.Contains("prompts[", StringComparison.Ordinal) || text.Contains("the files give " + id + ",", StringComparison.Ordinal)));
                if (result.ExitCode == 0 || !named || !text.Contains("`" + top, StringComparison.Ordinal) || text.Contains("They agree", StringComparison.Ordinal))
                {
                    wrong.Add(id + " " + field + ": " + text);
                }
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(changes, 300, 2000);
    }

    [Fact]
    public void ExpectedAndFoundAreSaid()
    {
        JsonNode root = Build();
        JsonObject entry = root["prompts"]!.AsArray().Select(static node => node!.AsObject()).Single(static node => (string)node["id"]! == "full");
        entry["model"] = "gpt-5";
        entry["messages"]![0]!["static_prefix"] = 1;
        entry["variables"]![1]!.AsObject().Remove("default");
        entry["note"] = true;
        entry["components"]!["partials"]!.AsObject().Remove("tone");
        Write(root);
        string[] lines = Verify().Failed(2).Out.Split('\n');

        Assert.Contains("error PG0411: `full`: `model`: the files give gpt-4.1, and the manifest says gpt-5.", lines);
        Assert.Contains("error PG0411: `full`: `messages[0].static_prefix`: the files give 5, and the manifest says 1.", lines);
        Assert.Contains("error PG0411: `full`: `variables[1].default`: the files give {\"$decimal\":\"1.50\"}, and the manifest says nothing.", lines);
        Assert.Contains("error PG0411: `full`: `note`: the files give nothing, and the manifest says true.", lines);
        Assert.Contains(lines, static line => line.StartsWith("error PG0411: `full`: `components.partials.tone`: the files give sha256:", StringComparison.Ordinal));
    }

    [Fact]
    public void EntriesThatAreAddedRemovedOrRepeated()
    {
        JsonNode root = Build();
        JsonArray prompts = root["prompts"]!.AsArray();
        prompts.Insert(1, prompts[0]!.DeepClone());
        Assert.Equal("error PG0411: `full`: the manifest lists it 2 times.\nThey do not agree.\n", Written(root));

        root = Build();
        root["prompts"]!.AsArray().RemoveAt(1);
        Assert.Equal("error PG0411: `plain`: Prompts/plain.prompt.json is not in the manifest.\nThey do not agree.\n", Written(root));

        root = Build();
        JsonNode added = root["prompts"]![2]!.DeepClone();
        added["id"] = "zzz";
        root["prompts"]!.AsArray().Add(added);
        Assert.Equal("error PG0411: `zzz`: the manifest lists it as made from Prompts/triage.prompt.yaml, which is the file of another prompt.\nThey do not agree.\n", Written(root));

        added["source"] = "Prompts/zzz.prompt.yaml";
        Assert.Equal("error PG0411: `zzz`: the manifest was made from Prompts/zzz.prompt.yaml, which is not there.\nThey do not agree.\n", Written(root));

        root = Build();
        prompts = root["prompts"]!.AsArray();
        JsonNode first = prompts[0]!;
        prompts.RemoveAt(0);
        prompts.Add(first);
        Assert.Equal("error PG0411: `App`: `prompts` are not sorted by `id`.\nThey do not agree.\n", Written(root));
    }

    [Fact]
    public void FieldsOfTheManifestItself()
    {
        JsonNode root = Build();
        root["note"] = 1;
        Assert.Equal("error PG0411: `App`: `note` is not a field of a manifest that this version of PromptGen writes.\nThey do not agree.\n", Written(root));
        foreach (string name in (string[])["format", "assembly", "prompts"])
        {
            root = Build();
            root.AsObject().Remove(name);
            Write(root);
            Assert.Contains(name, Verify().Failed(1).Error, StringComparison.Ordinal);
            root[name] = 5;
            Write(root);
            Assert.Contains(name, Verify().Failed(1).Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FilesThatChangedAreNamed()
    {
        _folder.Replace("Prompts/tone.partial.md", "Be", "Stay");
        string partial = Verify().Failed(2).Out;
        Assert.Contains("`full`: `inputs`: Prompts/tone.partial.md is not the text that went into it.", partial, StringComparison.Ordinal);
        Assert.Contains("`full`: `components.partials.tone`: the files give sha256:", partial, StringComparison.Ordinal);
        Assert.DoesNotContain("`plain`", partial, StringComparison.Ordinal);

        _folder.Replace("Prompts/plain.prompt.json", "Plain.", "{{ missing }}");
        Assert.Contains("`plain`: Prompts/plain.prompt.json has errors, so nothing can be recomputed.", Verify().Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAssemblyThatIsNotThereIsSaidToBeMissing() =>
        Assert.Contains(
            "There is no such file. Name the assembly that the build wrote with --assembly.",
            _folder.Run("verify", "--manifest", Manifest, "--assembly", "App.dll").Failed(1).Error, StringComparison.Ordinal);

    private static IEnumerable<Change> Changes(JsonNode node, string field)
    {
        switch (node)
        {
            case JsonObject container:
                foreach ((string name, JsonNode? value) in container.ToArray())
                {
                    string path = field.Length == 0 ? name : field + "." + name;
                    yield return new Change(path, () => container.Remove(name));
                    if (Other(value) is { } other)
                    {
                        yield return new Change(path, () => container[name] = other);
                    }

                    foreach (Change inner in value is null ? [] : Changes(value, path))
                    {
                        yield return inner;
                    }
                }

                yield return new Change(field.Length == 0 ? "added" : field + ".added", () => container["added"] = "x");
                break;
            case JsonArray list:
                for (int i = 0; i < list.Count; i++)
                {
                    int index = i;
                    string path = field + "[" + index + "]";
                    yield return new Change(path, () => list.RemoveAt(index));
                    if (Other(list[i]) is { } other)
                    {
                        yield return new Change(path, () => list[index] = other);
                    }

                    foreach (Change inner in list[i] is { } value ? Changes(value, path) : [])
                    {
                        yield return inner;
                    }
                }

                yield return new Change(field, () => list.Add(list.Count > 0 ? list[0]?.DeepClone() : "x"));
                break;
        }
    }

    /// <summary>Another value in place of a simple one; null in place of an object or a list.</summary>
    private static JsonNode? Other(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "x",
        JsonValueKind.String => (string)value! + "x",
        JsonValueKind.Number => (int)value! + 1,
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        _ => null,
    };

    private JsonNode Build()
    {
        LoadedProject project = LoadedProject.Load(ProjectLocator.Find(_folder.Root, new ProjectSelection("Prompts")), LoadOptions.Standing);
        PromptManifest manifest = PromptManifest.Of("App", project.Prompts.Select(static prompt =>
        {
            Assert.True(RecordedPrompt.TryReadRecord(prompt.Compiled!.Record!, out RecordedPrompt? record, out string? error), error);
            return record;
        }));
        JsonNode root = JsonNode.Parse(manifest.Write())!;
        foreach (JsonNode? entry in root["prompts"]!.AsArray())
        {
            entry!["class"] = "App.Prompts." + (string)entry["class"]!;
        }

        return root;
    }

    private string Written(JsonNode root)
    {
        Write(root);
        string output = Verify().Failed(2).Out;
        return output[..(output.IndexOf("They do not agree.\n", StringComparison.Ordinal) + "They do not agree.\n".Length)];
    }

    private void Write(JsonNode root) => _folder[Manifest] = root.ToJsonString();

    private ToolResult Verify() => _folder.Run("verify", "--manifest", Manifest, "--prompts", "Prompts");

    private sealed record Change(string Field, Action Apply);
}
