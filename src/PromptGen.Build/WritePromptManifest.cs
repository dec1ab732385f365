using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;
using PromptGen.Generator.Hosting;

namespace PromptGen.Build;

/// <summary>
/// Writes the manifest of a compiled assembly: which prompts are in it, in which version and with which hash. It says what
/// the assembly says, and fails where the files on disk are not those that were compiled.
/// </summary>
/// <remarks>
/// <code>
/// &lt;WritePromptManifest Assembly="@(IntermediateAssembly->'%(FullPath)')"
///                      Files="@(AdditionalFiles)"
///                      ProjectDirectory="$(MSBuildProjectDirectory)"
///                      ManifestFile="$(PromptGenManifestFile)"
///                      EmitEffective="$(PromptGenEmitEffective)"
///                      EffectiveFolder="$(PromptGenEffectiveFolder)"&gt;
///   &lt;Output TaskParameter="WrittenFiles" ItemName="FileWrites" /&gt;
/// &lt;/WritePromptManifest&gt;
/// </code>
/// </remarks>
public sealed class WritePromptManifest : Task
{
    // On .NET Framework the YAML parser beside this assembly is found only with this in place, and it is looked for when the
    // first method that names it is compiled.
    static WritePromptManifest() => YamlParserResolution.Install();

    /// <summary>The compiled assembly, as the compiler wrote it (never the reference assembly, which has no bodies).</summary>
    [Required]
    public string Assembly { get; set; } = string.Empty;

    /// <summary>
    /// The additional files of the compilation; those that are not prompt files by their name are passed over. The metadata
    /// <c>PromptGenPath</c> has the path that outputs may mention, plain or in Base64.
    /// </summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The project's folder, to which the paths in the manifest are relative.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = string.Empty;

    /// <summary>Where the manifest goes.</summary>
    [Required]
    public string ManifestFile { get; set; } = string.Empty;

    /// <summary>Also write the canonical bytes of every effective prompt.</summary>
    public bool EmitEffective { get; set; }

    /// <summary>Where those go, as <c>id.effective.json</c>; other files of that ending are removed from it.</summary>
    public string EffectiveFolder { get; set; } = string.Empty;

    /// <summary>The files that are up to date now.</summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; set; } = [];

    /// <inheritdoc />
    public override bool Execute()
    {
        // MSBuild shows relative paths against the project that is building.
        string project = Path.GetFullPath(ProjectDirectory);
        string assembly = Path.GetFullPath(Path.Combine(project, Assembly));
        if (ReadManifest(assembly) is not { } manifest)
        {
            return false;
        }

        InputFiles inputs = new(Files, project);
        string assemblyFile = Path.GetFileName(assembly);
        bool sound = RefuseLinks(inputs);
        sound &= CompareInputs(inputs, manifest, assemblyFile);
        sound &= FindUnrecordedPrompts(inputs, manifest, assemblyFile);
        if (!sound)
        {
            return false;
        }

        List<OutputText> outputs = [new OutputText(Path.Combine(project, ManifestFile), ContentHash.Encode(manifest.Write()))];
        return Write(outputs);
    }

    private PromptManifest? ReadManifest(string assembly)
    {
        try
        {
            AssemblyRecords records = AssemblyRecords.Read(assembly);
            List<RecordedPrompt> prompts = [];
            foreach (string record in records.Records)
            {
                if (!RecordedPrompt.TryReadRecord(record, out RecordedPrompt? prompt, out string? error))
                {
                    Log.LogRule(DiagnosticRules.UnreadableRecord, assembly, Path.GetFileName(assembly), error);
                    return null;
                }

                prompts.Add(prompt);
            }

            return PromptManifest.Of(records.AssemblyName, prompts);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidDataException)
        {
            Log.LogRule(DiagnosticRules.UnreadableRecord, assembly, Path.GetFileName(assembly), Sentence(exception));
            return null;
        }
    }

    private bool RefuseLinks(InputFiles inputs)
    {
        HashSet<string> links = new(StringComparer.Ordinal);
        foreach (InputFile file in inputs.Files)
        {
            if (inputs.FindLink(file.Path) is { } link && links.Add(link))
            {
                Log.LogRule(DiagnosticRules.LinkAmongInputs, link, FilePath.Below(link, ProjectDirectory) ?? file.RelativePath);
            }
        }

        return links.Count == 0;
    }

    private bool CompareInputs(InputFiles inputs, PromptManifest manifest, string assemblyFile)
    {
        bool equal = true;
        // A partial is an input of many prompts, and is one problem.
        IEnumerable<PromptInput> distinct = manifest.Prompts.SelectMany(static prompt => prompt.Inputs).Distinct();
        foreach (PromptInput input in distinct.OrderBy(static input => input.Path, StringComparer.Ordinal))
        {
            string path = inputs.FullPathOf(input.Path);
            try
            {
                if (ContentHash.OfInput(inputs.ReadText(path)) != input.Sha256)
                {
                    Log.LogRule(DiagnosticRules.InputChanged, path, input.Path, assemblyFile);
                    equal = false;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.LogRule(DiagnosticRules.InputMissing, path, input.Path, assemblyFile, Sentence(exception));
                equal = false;
            }
        }

        return equal;
    }

    private bool FindUnrecordedPrompts(InputFiles inputs, PromptManifest manifest, string assemblyFile)
    {
        HashSet<string> recorded = new(manifest.Prompts.Select(static prompt => prompt.Source), StringComparer.Ordinal);
        bool complete = true;
        foreach (InputFile file in inputs.Files)
        {
            if (file.Kind == SourceFileKind.Prompt && !recorded.Contains(file.RelativePath))
            {
                Log.LogRule(DiagnosticRules.PromptNotInAssembly, file.Path, file.RelativePath, assemblyFile);
                complete = false;
            }
        }

        return complete;
    }

    private bool Write(List<OutputText> outputs)
    {
        foreach (OutputText output in outputs)
        {
            try
            {
                OutputFile.Write(output.Path, output.Content);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.LogRule(DiagnosticRules.OutputNotWritten, output.Path, output.Path, Sentence(exception));
                return false;
            }
        }

        WrittenFiles = outputs.Select(static output => (ITaskItem)new TaskItem(output.Path)).ToArray();
        return true;
    }

    private static string Sentence(Exception exception) => exception.Message.TrimEnd('.') + ".";

    private sealed record OutputText(string Path, byte[] Content);
}
