using System;
using System.Text;
using PromptGen.Compiler.Files;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class RelativePathTests
{
    [Fact]
    public void MetadataInBase64CarriesAnyName()
    {
        const string Name = "Prompts/tickets #1; \"größer\".prompt.yaml";

        Assert.Equal(Name, RelativePath.Of("/app/x.prompt.yaml", Convert.ToBase64String(Encoding.UTF8.GetBytes(Name)), "/app/"));
    }

    [Theory]
    [InlineData("Prompts\\a.prompt.yaml", "Prompts/a.prompt.yaml")]
    [InlineData("./Prompts/a.prompt.yaml", "Prompts/a.prompt.yaml")]
    [InlineData("not-base64!", "not-base64!")]
    [InlineData("/w==", "/w==")] // Base64, but not of UTF-8.
    public void MetadataMayBePlain(string metadata, string expected) =>
        Assert.Equal(expected, RelativePath.Of("/app/x.prompt.yaml", metadata, "/app/"));

    [Theory]
    [InlineData("/app/Prompts/a.prompt.yaml", "Prompts/a.prompt.yaml")]
    [InlineData("/app/tickets #1;/a.prompt.yaml", "tickets #1;/a.prompt.yaml")]
    [InlineData("/elsewhere/a.prompt.yaml", "../elsewhere/a.prompt.yaml")]
    [InlineData("C:\\app\\a.prompt.yaml", "a.prompt.yaml")]
    [InlineData("Prompts/./a.prompt.yaml", "Prompts/a.prompt.yaml")]
    public void WithoutMetadataTheFolderDecides(string path, string expected) =>
        Assert.Equal(expected, RelativePath.Of(path, metadata: null, "/app/"));

    [Fact]
    public void WithoutAFolderTheNameIsLeft() =>
        Assert.Equal("a.prompt.yaml", RelativePath.Of("/app/Prompts/a.prompt.yaml", metadata: "", projectDirectory: ""));
}
