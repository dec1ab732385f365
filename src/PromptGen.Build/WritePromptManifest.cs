using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;
using PromptGen.Generator.Hosting;

namespace PromptGen.Build;

/// <summary>
/// Writes the manifest of a compiled assembly: its prompts with their versions and hashes. The task fails if the files on disk are
/// not the ones that were compiled.
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
public sealed class WritePromptManifest : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private const string EffectiveEnding = ".effective.json";

    private readonly CancellationTokenSource _cancellation = new();

    // On .NET Framework the YAML parser beside this assembly is found only with this in place, and it is looked for when the
    // first method that names it is compiled.
    static WritePromptManifest() => YamlParserResolution.Install();

    /// <summary>The path of the compiled assembly that the compiler wrote, not of the reference assembly.</summary>
    [Required]
    public string Assembly { get; set; } = string.Empty;

    /// <summary>
    /// The additional files of the compilation; files that are not prompt files by their name are ignored. The metadata
    /// <c>PromptGenPath</c> contains the path that outputs may mention, plain or in Base64.
    /// </summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The folder of the project; paths in the manifest are relative to it.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = string.Empty;

    /// <summary>The path of the manifest.</summary>
    [Required]
    public string ManifestFile { get; set; } = string.Empty;

    /// <summary>Whether the canonical bytes of every effective prompt are written too; false by default.</summary>
    public bool EmitEffective { get; set; }

    /// <summary>The folder for the effective prompts, as <c>id.effective.json</c>; other files with that ending are removed from
    /// it.</summary>
    public string EffectiveFolder { get; set; } = string.Empty;

    /// <summary>The files that the task wrote or found up to date.</summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; set; } = [];

    /// <inheritdoc />
    public override bool Execute()
    {
        try
        {
            return WriteManifest();
        }
        catch (Exception exception)
        {
            Log.LogRule(DiagnosticRules.InternalFailure, Assembly, exception.GetType().Name + ": " + exception.Message.TrimEnd('.'));
            return false;
        }
    }

    /// <inheritdoc />
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc />
    public void Dispose() => _cancellation.Dispose();

    private bool WriteManifest()
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
        if (!new InputChecks(Log, inputs, manifest, assemblyFile).Pass())
        {
            return false;
        }

        List<OutputText> outputs = [new OutputText(Path.Combine(project, ManifestFile), ContentHash.Encode(manifest.Write()))];
        if (EmitEffective)
        {
            if (MakeEffective(inputs, manifest, assemblyFile, Path.Combine(project, EffectiveFolder)) is not { } effective)
            {
                return false;
            }

            outputs.AddRange(effective);
        }

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
            Log.LogRule(DiagnosticRules.UnreadableRecord, assembly, Path.GetFileName(assembly), exception.Sentence());
            return null;
        }
    }

    private List<OutputText>? MakeEffective(InputFiles inputs, PromptManifest manifest, string assemblyFile, string folder)
    {
        IReadOnlyList<EffectivePromptFile> compiled;
        try
        {
            compiled = EffectivePromptSet.Make(inputs, _cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A partial that no prompt reaches: the inputs were read before.
            Log.LogRule(DiagnosticRules.InputMissing, file: null, "A prompt file", assemblyFile, exception.Sentence());
            return null;
        }

        List<OutputText> outputs = [];
        Dictionary<string, RecordedPrompt> recorded = new(StringComparer.Ordinal);
        foreach (RecordedPrompt prompt in manifest.Prompts)
        {
            recorded[prompt.Source] = prompt;
        }

        foreach (EffectivePromptFile file in compiled)
        {
            foreach (PromptDiagnostic error in file.Errors)
            {
                Log.LogDiagnostic(error);
            }

            if (file.CanonicalBytes is { } bytes && recorded.TryGetValue(file.File.RelativePath, out RecordedPrompt? known))
            {
                string hash = ContentHash.Of(bytes);
                if (hash != known.Hash)
                {
                    Log.LogRule(DiagnosticRules.EffectiveHashDiffers, file.File.Path, file.File.RelativePath, hash, assemblyFile, known.Hash);
                }

                outputs.Add(new OutputText(Path.Combine(folder, known.Id + EffectiveEnding), bytes));
            }
        }

        return Log.HasLoggedErrors ? null : outputs;
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
                Log.LogRule(DiagnosticRules.OutputNotWritten, output.Path, output.Path, exception.Sentence());
                return false;
            }
        }

        if (!RemoveOldEffective(outputs))
        {
            return false;
        }

        WrittenFiles = outputs.Select(static output => (ITaskItem)new TaskItem(Escape(output.Path))).ToArray();
        return true;
    }

    /// <summary>The bytes of a prompt that is gone must not look like something that ships.</summary>
    private bool RemoveOldEffective(List<OutputText> outputs)
    {
        string folder = Path.GetFullPath(Path.Combine(ProjectDirectory, EffectiveFolder));
        if (!EmitEffective || !Directory.Exists(folder))
        {
            return true;
        }

        HashSet<string> current = new(outputs.Select(static output => Path.GetFullPath(output.Path)), StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (string file in Directory.GetFiles(folder, "*" + EffectiveEnding))
            {
                if (!current.Contains(file))
                {
                    File.Delete(file);
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.LogRule(DiagnosticRules.OutputNotWritten, folder, folder, exception.Sentence());
            return false;
        }
    }

    /// <summary>An item is made from escaped text.</summary>
    private static string Escape(string path) => path.Replace("%", "%25").Replace(";", "%3b");


    private sealed record OutputText(string Path, byte[] Content);
}
