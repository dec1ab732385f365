using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Build;
using PromptGen.Compiler;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Verifying;

/// <summary>Compares a manifest with the binary and the files that it speaks of.</summary>
internal static class Verification
{
    /// <exception cref="ToolFailure">The file is no manifest.</exception>
    public static PromptManifest ReadManifest(string path) =>
        PromptManifest.TryRead(FileContent.ReadText(path), out PromptManifest? manifest, out string? error)
            ? manifest
            : throw new ToolFailure(DiagnosticRules.UnreadableInput, path, path, error);

    /// <exception cref="ToolFailure">The file is no assembly, or its records cannot be read.</exception>
    public static IEnumerable<PromptDiagnostic> CompareAssembly(PromptManifest manifest, string path)
    {
        PromptManifest shipped = ReadAssembly(path);
        if (shipped.Assembly != manifest.Assembly)
        {
            yield return Disagree(manifest.Assembly, "the manifest is of this assembly, and the file is " + shipped.Assembly);
        }

        Dictionary<string, RecordedPrompt> known = shipped.Prompts.ToDictionary(static prompt => prompt.Id, StringComparer.Ordinal);
        foreach (RecordedPrompt prompt in manifest.Prompts)
        {
            if (!known.Remove(prompt.Id, out RecordedPrompt? record))
            {
                yield return Disagree(prompt.Id, "the manifest lists it, and the assembly does not have it");
            }
            else if (record.Json != prompt.Json)
            {
                string member = prompt.Json.Members.FirstOrDefault(member => record.Json[member.Name] != member.Value)?.Name ?? "a member that the manifest lacks";
                yield return Disagree(prompt.Id, "manifest and assembly differ in " + member + Both(prompt, record, member));
            }
        }

        foreach (string id in known.Keys.Order(StringComparer.Ordinal))
        {
            yield return Disagree(id, "the assembly has it, and the manifest does not list it");
        }
    }

    public static IEnumerable<PromptDiagnostic> CompareFiles(PromptManifest manifest, LoadedProject project)
    {
        Dictionary<string, LoadedPrompt> files = project.Prompts.ToDictionary(static prompt => prompt.File.RelativePath, StringComparer.Ordinal);
        foreach (RecordedPrompt prompt in manifest.Prompts)
        {
            if (!files.Remove(prompt.Source, out LoadedPrompt? file))
            {
                yield return Disagree(prompt.Id, "the manifest was made from " + prompt.Source + ", which is not there");
                continue;
            }

            foreach (PromptDiagnostic problem in CompareInputs(prompt, project.Project))
            {
                yield return problem;
            }

            if (file.Resolved is { } resolved && !file.Errors.Any(static error => error.Rule.Category is "PromptGen.Files" or "PromptGen.Templates")
                && ContentHash.Of(PromptHashes.CanonicalBytes(PromptCompiler.Effective(resolved))) is var hash && hash != prompt.Hash)
            {
                yield return Disagree(prompt.Id, "the files give " + hash + ", and the manifest says " + prompt.Hash);
            }
        }

        foreach (string path in files.Keys.Order(StringComparer.Ordinal))
        {
            yield return Disagree(files[path].Definition?.Id ?? path, path + " is not in the manifest");
        }
    }

    private static IEnumerable<PromptDiagnostic> CompareInputs(RecordedPrompt prompt, PromptProject project)
    {
        foreach (PromptInput input in prompt.Inputs)
        {
            string path = project.FullPath(input.Path);
            if (!File.Exists(path))
            {
                yield return Disagree(prompt.Id, input.Path + " went into it and is not there");
            }
            else if (ContentHash.OfInput(FileContent.ReadText(path)) != input.Sha256)
            {
                yield return Disagree(prompt.Id, input.Path + " is not the text that went into it");
            }
        }
    }

    private static PromptManifest ReadAssembly(string path)
    {
        try
        {
            AssemblyRecords records = AssemblyRecords.Read(path);
            return PromptManifest.Of(records.AssemblyName, [.. records.Records.Select(record =>
                RecordedPrompt.TryReadRecord(record, out RecordedPrompt? prompt, out string? error)
                    ? prompt
                    : throw new ToolFailure(DiagnosticRules.UnreadableRecord, path, Path.GetFileName(path), error))]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidDataException)
        {
            throw new ToolFailure(DiagnosticRules.UnreadableRecord, path, Path.GetFileName(path), exception.Message.TrimEnd('.') + ".");
        }
    }

    private static string Both(RecordedPrompt manifest, RecordedPrompt assembly, string member) =>
        manifest.Json[member] is JsonString stated && assembly.Json[member] is JsonString found ? ": " + stated.Value + " there, " + found.Value + " here" : "";

    private static PromptDiagnostic Disagree(string subject, string reason) => new(DiagnosticRules.ManifestDisagrees, default, subject, reason);
}
