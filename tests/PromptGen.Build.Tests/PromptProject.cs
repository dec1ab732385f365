using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Manifest;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Build.Tests;

/// <summary>A project folder with prompt files and a really compiled assembly that has their records.</summary>
internal sealed class PromptProject : IDisposable
{
    private const string Attribute = """
        namespace PromptGen.Generated
        {
            [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
            public sealed class PromptRecordAttribute : System.Attribute { public PromptRecordAttribute(string record) { } }
        }
        """;

    private readonly List<string> _paths = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("promptgen-task-%3b;-").FullName;

    public string Assembly => Path.Combine(Folder, "obj", "App.dll");

    public string Manifest => Path.Combine(Folder, "obj", "PromptGen.manifest.json");

    public string EffectiveFolder => Path.Combine(Folder, "obj", "PromptGen.effective");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string Full(string path) => Path.Combine(Folder, path);

    public PromptProject Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public PromptProject Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllBytes(Full(path), content);
        return List(path);
    }

    /// <summary>Makes the file one of the task's items.</summary>
    public PromptProject List(string path)
    {
        if (!_paths.Contains(path))
        {
            _paths.Add(path);
        }

        return this;
    }

    public PromptProject Unlist(string path)
    {
        _paths.Remove(path);
        return this;
    }

    /// <summary>Compiles an assembly with the records of the prompt files as they are now.</summary>
    public PromptProject Compile(bool attributeInReference = true) => CompileWith([.. Records()], attributeInReference);

    public PromptProject CompileWith(IReadOnlyList<string> records, bool attributeInReference = true)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Assembly)!);
        string source = string.Join("\n", records.Select(static record =>
            "[assembly: PromptGen.Generated.PromptRecord(" + SymbolDisplay.FormatLiteral(record, quote: true) + ")]"));
        List<MetadataReference> references = [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)];
        if (attributeInReference)
        {
            // A record of a referenced assembly is not one of this assembly.
            string library = Path.Combine(Folder, "obj", "PromptGen.dll");
            Emit(library, "PromptGen", "[assembly: PromptGen.Generated.PromptRecord(\"{}\")]" + Attribute, references);
            references.Add(MetadataReference.CreateFromFile(library));
            Emit(Assembly, "App", source + "\n[assembly: System.Reflection.AssemblyTitle(\"x\")]", references);
        }
        else
        {
            Emit(Assembly, "App", source + Attribute, references);
        }

        return this;
    }

    public IEnumerable<string> Records()
    {
        EquatableArray<Fragment> fragments = _paths
            .Where(static path => PromptFileName.KindOf(path) is SourceFileKind.Partial or SourceFileKind.Message)
            .Select(path => PromptCompiler.ReadFragment(Source(path), CancellationToken.None))
            .ToEquatableArray();
        foreach (string path in _paths.Where(static path => PromptFileName.KindOf(path) == SourceFileKind.Prompt))
        {
            ReadPrompt read = PromptCompiler.Read(Source(path), CancellationToken.None);
            ResolvedPrompt resolved = PromptCompiler.Resolve(read.Definition!, FragmentLibrary.Of(fragments), CancellationToken.None);
            Assert.Empty(resolved.Diagnostics);
            EffectivePrompt effective = PromptCompiler.Effective(resolved);
            yield return PromptRecord.Build(
                resolved, effective, "App." + resolved.Definition.ClassName, effective.Messages.Select(static _ => 0).ToEquatableArray());
        }
    }

    /// <summary>Runs the task and gives what it reported.</summary>
    public (bool Success, BuildLog Log, WritePromptManifest Task) Run(bool emitEffective = false, Action<WritePromptManifest>? change = null)
    {
        BuildLog log = new();
        WritePromptManifest task = new()
        {
            BuildEngine = log,
            Assembly = Assembly,
            ProjectDirectory = Folder,
            ManifestFile = Path.Combine("obj", "PromptGen.manifest.json"),
            EmitEffective = emitEffective,
            EffectiveFolder = Path.Combine("obj", "PromptGen.effective") + Path.DirectorySeparatorChar,
            Files = [.. _paths.Select(Item)],
        };
        change?.Invoke(task);
        return (task.Execute(), log, task);
    }

    private static ITaskItem Item(string path)
    {
        // An item's text is escaped until a task reads it.
        TaskItem item = new(path.Replace("%", "%25", StringComparison.Ordinal));
        item.SetMetadata("PromptGenPath", Convert.ToBase64String(Encoding.UTF8.GetBytes(path)));
        return item;
    }

    private SourceFile Source(string path) => new(Full(path), path, PromptFileName.KindOf(path)!.Value, File.ReadAllText(Full(path)));

    private static void Emit(string file, string name, string source, IEnumerable<MetadataReference> references)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using FileStream stream = File.Create(file);
        Assert.Empty(compilation.Emit(stream).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}
