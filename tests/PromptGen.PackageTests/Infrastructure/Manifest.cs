using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>A manifest as somebody else's tool would read it.</summary>
public sealed class Manifest
{
    private readonly JsonElement _root;

    private Manifest(JsonElement root) => _root = root;

    public IEnumerable<string> Ids => Prompts.Select(prompt => prompt.GetProperty("id").GetString()!);

    private IEnumerable<JsonElement> Prompts => _root.GetProperty("prompts").EnumerateArray();

    public static Manifest Read(string path)
    {
        Assert.True(File.Exists(path), path + " is missing.");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new Manifest(document.RootElement.Clone());
    }

    public string HashOf(string id) => Prompts
        .Single(prompt => prompt.GetProperty("id").GetString() == id)
        .GetProperty("hash")
        .GetString()!;

    /// <summary>That it tells of the shared prompts what the program tells of itself.</summary>
    public void HoldsSharedPrompts()
    {
        Assert.Equal(["greeting", "support-triage"], Ids);
        foreach (string id in Ids)
        {
            Assert.Equal(Expected.IdentityOf(id)[2], HashOf(id));
        }
    }
}
