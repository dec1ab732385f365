using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Prompts;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Build.Tests;

public sealed class WritePromptManifestTests : IDisposable
{
    private const string Hello = "prompt_id: hello\nversion: 2026-03-15.3\nvariables: { name: string }\ntemplate: \"Grüße {{ name }}{{ include 'tone' }}\"\n";
    private const string Bye = "{\"prompt_id\": \"bye\", \"version\": \"2026-03-15.1\", \"template\": \"Bye\"}";

    private readonly PromptProject _project = new PromptProject()
        .Write("Prompts/hello.prompt.yaml", Hello)
        .Write("Prompts/a b#é;%20.prompt.json", Bye)
        .Write("Prompts/tone.partial.md", "!\n")
        .Write("Prompts/unused.partial.md", "?")
        .Write("readme.txt", "Not a prompt file.");

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheManifestSaysWhatTheAssemblySays(bool attributeInReference)
    {
        _project.Compile(attributeInReference);

        (bool success, BuildLog log, WritePromptManifest task) = _project.Run();

        Assert.Empty(log.Errors.Select(static error => error.Message));
        Assert.True(success);
        Assert.True(PromptManifest.TryRead(File.ReadAllText(_project.Manifest), out PromptManifest? manifest, out string? reason), reason);
        Assert.Equal("App", manifest.Assembly);
        Assert.Equal(["bye", "hello"], manifest.Prompts.Select(static prompt => prompt.Id));
        Assert.Equal("Prompts/a b#é;%20.prompt.json", manifest.Prompts[0].Source);
        Assert.Equal([_project.Manifest], task.WrittenFiles.Select(static item => Path.GetFullPath(item.ItemSpec)));
        Assert.False(Directory.Exists(_project.EffectiveFolder));
        // Nothing holds the assembly any more.
        File.Move(_project.Assembly, _project.Assembly + ".moved");
    }

    [Fact]
    public void LineEndsAndByteOrderMarksDoNotCount()
    {
        _project.Compile();
        _project.Write("Prompts/hello.prompt.yaml", "\uFEFF" + Hello.ReplaceLineEndings("\r\n"));
        _project.Write("Prompts/tone.partial.md", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("!\r\n")]);

        (bool success, BuildLog log, _) = _project.Run();

        Assert.Empty(log.Errors.Select(static error => error.Message));
        Assert.True(success);
    }

    [Fact]
    public void AnotherTextThanWasCompiledIsRefused()
    {
        _project.Compile();
        _project.Write("Prompts/tone.partial.md", "?\n");

        BuildErrorEventArgs error = Refused();

        Assert.Equal(("PG0302", _project.Full("Prompts/tone.partial.md")), (error.Code, error.File));
        Assert.Equal("'Prompts/tone.partial.md' has changed since 'App.dll' was compiled from it, so the manifest is not written. Build again, and make sure that nothing writes the file during the build.", error.Message);
        Assert.EndsWith("docs/diagnostics/PG0302.md", error.HelpLink, StringComparison.Ordinal);
    }

    [Fact]
    public void APartialThatNoPromptReachesMayChange()
    {
        _project.Compile();
        _project.Write("Prompts/unused.partial.md", "changed");

        Assert.True(_project.Run().Success);
    }

    [Fact]
    public void AMissingInputIsRefused()
    {
        _project.Compile();
        File.Delete(_project.Full("Prompts/tone.partial.md"));

        Assert.Equal("PG0303", Refused().Code);
    }

    [Fact]
    public void APromptThatIsNotInTheAssemblyIsRefused()
    {
        _project.Compile();
        _project.Write("Prompts/new.prompt.yaml", Bye);

        BuildErrorEventArgs error = Refused();

        Assert.Equal(("PG0304", _project.Full("Prompts/new.prompt.yaml")), (error.Code, error.File));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"record\":2}")]
    [InlineData("{\"record\":1}")]
    public void ARecordOfAnotherFormIsRefused(string record)
    {
        _project.CompileWith([record]);

        Assert.Equal("PG0305", Refused().Code);
    }

    [Fact]
    public void AFileThatIsNoAssemblyIsRefused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_project.Assembly)!);
        File.WriteAllText(_project.Assembly, "MZ");
        Assert.Equal("PG0305", Refused().Code);

        File.Delete(_project.Assembly);
        Assert.Equal("PG0305", Refused().Code);
    }

    [UnixFact]
    public void ALinkAmongTheInputsIsRefused()
    {
        string elsewhere = Directory.CreateTempSubdirectory("promptgen-elsewhere-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(elsewhere, "tone.partial.md"), "!\n");
            File.Delete(_project.Full("Prompts/tone.partial.md"));
            File.CreateSymbolicLink(_project.Full("Prompts/tone.partial.md"), Path.Combine(elsewhere, "tone.partial.md"));
            _project.Compile();

            BuildErrorEventArgs error = Refused();

            Assert.Equal(("PG0301", _project.Full("Prompts/tone.partial.md")), (error.Code, error.File));
            Assert.Contains("'Prompts/tone.partial.md' is a symbolic link", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [UnixFact]
    public void AFolderThatIsALinkIsOneError()
    {
        _project.Write("real/deep/one.prompt.yaml", Hello.Replace("hello", "one", StringComparison.Ordinal)).Unlist("real/deep/one.prompt.yaml");
        _project.Write("real/deep/two.prompt.yaml", Hello.Replace("hello", "two", StringComparison.Ordinal)).Unlist("real/deep/two.prompt.yaml");
        Directory.CreateSymbolicLink(_project.Full("Prompts/linked"), _project.Full("real"));
        _project.List("Prompts/linked/deep/one.prompt.yaml").List("Prompts/linked/deep/two.prompt.yaml").Compile();

        Assert.Equal(("PG0301", _project.Full("Prompts/linked")), Refused() is var error ? (error.Code, error.File) : default);
    }

    [UnixFact]
    public void TheProjectItselfMayStandBehindALink()
    {
        string link = _project.Folder + "-link";
        Directory.CreateSymbolicLink(link, _project.Folder);
        try
        {
            _project.Compile();
            Assert.True(_project.Run(change: task => task.ProjectDirectory = link).Success);
        }
        finally
        {
            Directory.Delete(link);
        }
    }

    [Fact]
    public void CanonicalBytesHaveTheHashesOfTheManifest()
    {
        _project.Compile();
        Directory.CreateDirectory(_project.EffectiveFolder);
        File.WriteAllText(Path.Combine(_project.EffectiveFolder, "gone.effective.json"), "{}");

        (bool success, BuildLog log, WritePromptManifest task) = _project.Run(emitEffective: true);

        Assert.Empty(log.Errors.Select(static error => error.Message));
        Assert.True(success);
        Assert.True(PromptManifest.TryRead(File.ReadAllText(_project.Manifest), out PromptManifest? manifest, out _));
        Assert.Equal(["bye.effective.json", "hello.effective.json"], Directory.GetFiles(_project.EffectiveFolder).Select(Path.GetFileName).Order());
        Assert.All(manifest.Prompts, prompt =>
            Assert.Equal(prompt.Hash, ContentHash.Of(File.ReadAllBytes(Path.Combine(_project.EffectiveFolder, prompt.Id + ".effective.json")))));
        Assert.Equal(3, task.WrittenFiles.Length);
    }

    [Fact]
    public void CanonicalBytesOfAnotherHashAreNotWritten()
    {
        string[] records = [.. _project.Records()];
        string hash = RecordedPrompt.TryReadRecord(records[0], out RecordedPrompt? prompt, out _) ? prompt.Hash : "";
        _project.CompileWith([records[0].Replace(hash, "sha256:" + new string('0', 64), StringComparison.Ordinal), records[1]]);

        (bool success, BuildLog log, _) = _project.Run(emitEffective: true);

        Assert.False(success);
        Assert.Equal("PG0306", Assert.Single(log.Errors).Code);
        Assert.Contains(hash, log.Errors[0].Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_project.Manifest));
        Assert.False(Directory.Exists(_project.EffectiveFolder));
    }

    [Fact]
    public void AnUnchangedManifestOnlyGetsANewTime()
    {
        _project.Compile();
        _project.Run();
        byte[] before = File.ReadAllBytes(_project.Manifest);
        DateTime old = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_project.Manifest, old);

        Assert.True(_project.Run().Success);

        Assert.Equal(before, File.ReadAllBytes(_project.Manifest));
        Assert.True(File.GetLastWriteTimeUtc(_project.Manifest) > old);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_project.Manifest)!, "*.new"));
    }

    [Fact]
    public void AManifestThatCannotBeWrittenIsAnError()
    {
        _project.Compile();
        Directory.CreateDirectory(_project.Manifest);

        (bool success, BuildLog log, _) = _project.Run();

        Assert.False(success);
        Assert.Equal("PG0307", Assert.Single(log.Errors).Code);
    }

    /// <summary>Runs the task, which must report one error and leave no manifest.</summary>
    private BuildErrorEventArgs Refused()
    {
        (bool success, BuildLog log, WritePromptManifest task) = _project.Run();
        Assert.False(success);
        Assert.False(File.Exists(_project.Manifest));
        Assert.Empty(task.WrittenFiles);
        return Assert.Single(log.Errors);
    }
}
