using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Verifying;

/// <summary>Compares a manifest with the prompt files that it was built from: every field is computed anew.</summary>
internal sealed class FileVerification
{
    private readonly PromptManifest _manifest;
    private readonly LoadedProject _project;
    private readonly bool _knowsEmbedDepth;
    private readonly ILookup<string, LoadedPrompt> _byId;
    private readonly ILookup<string, LoadedPrompt> _byPath;

    private FileVerification(PromptManifest manifest, LoadedProject project, bool knowsEmbedDepth)
    {
        _manifest = manifest;
        _project = project;
        _knowsEmbedDepth = knowsEmbedDepth;
        _byId = project.Prompts.ToLookup(static prompt => prompt.Definition?.Id ?? "", StringComparer.Ordinal);
        _byPath = project.Prompts.ToLookup(static prompt => prompt.File.RelativePath, StringComparer.Ordinal);
    }

    /// <param name="notChecked">Is given the fields that do not follow from the files.</param>
    public static IReadOnlyList<PromptDiagnostic> Compare(PromptManifest manifest, PromptProject project, List<string> notChecked)
    {
        notChecked.Add("assembly");
        notChecked.Add("the namespace in class");
        int? depth = EmbedDepth(project);
        if (depth is null)
        {
            notChecked.Add("embedded");
        }

        // The releases among the inputs depend on it too; those of an entry are one for each that it embeds.
        int embedded = depth ?? manifest.Prompts.Select(static entry => (entry.Json["embedded"] as JsonArray)?.Items.Count ?? 0).DefaultIfEmpty().Max();
        PromptProject evaluated = project with { Properties = project.Properties with { EmbedDepth = embedded } };
        return [.. new FileVerification(manifest, LoadedProject.Load(evaluated, LoadOptions.Standing), depth is not null).Compare()];
    }

    /// <summary>How many releases the project embeds; null where nobody can tell: there is no project, or MSBuild cannot evaluate it.</summary>
    private static int? EmbedDepth(PromptProject project)
    {
        if (project.ProjectFile is not { } file)
        {
            return null;
        }

        try
        {
            return ProjectText.NeedsEvaluation(file) ? ProjectProperties.Of(file).EmbedDepth : project.Properties.EmbedDepth;
        }
        catch (ToolFailure)
        {
            return null;
        }
    }

    private IEnumerable<PromptDiagnostic> Compare()
    {
        HashSet<LoadedPrompt> listed = [];
        foreach (RecordedPrompt entry in _manifest.Prompts)
        {
            LoadedPrompt? file = Find(entry);
            if (file is null)
            {
                yield return Verification.Disagree(entry.Id, _byPath.Contains(entry.Source)
                    ? "the manifest lists it as made from " + entry.Source + ", which is the file of another prompt"
                    : "the manifest was made from " + entry.Source + ", which is not there");
                continue;
            }

            listed.Add(file);
            foreach (PromptDiagnostic problem in Compare(entry, file))
            {
                yield return problem;
            }
        }

        foreach (LoadedPrompt prompt in _project.Prompts.Where(prompt => !listed.Contains(prompt)))
        {
            string path = prompt.File.RelativePath;
            yield return Verification.Disagree(prompt.Definition?.Id ?? path, path + " is not in the manifest");
        }

        foreach (RecordedPrompt entry in _manifest.Prompts.Skip(1))
        {
            if (Namespace(entry) is { } own && Namespace(_manifest.Prompts[0]) is { } first && own != first)
            {
                yield return Verification.Disagree(
                    entry.Id, "`class`: its namespace is " + Named(own) + ", and that of `" + _manifest.Prompts[0].Id + "` is " + Named(first) + ", though they are of one assembly");
            }
        }
    }

    /// <summary>
    /// The file of an entry. Where its id or its source was changed, the other one tells it, unless that belongs to another entry.
    /// </summary>
    private LoadedPrompt? Find(RecordedPrompt entry)
    {
        LoadedPrompt? byPath = _byPath[entry.Source].FirstOrDefault();
        LoadedPrompt? byId = _byId[entry.Id].FirstOrDefault();
        return byPath is not null && (byPath.Definition is null || byPath == byId || !IsListed(byPath)) ? byPath
            : byId is not null && !IsListed(byId) ? byId
            : null;
    }

    private bool IsListed(LoadedPrompt file) =>
        _manifest.Prompts.Any(entry => entry.Id == file.Definition?.Id && entry.Source == file.File.RelativePath);

    private List<PromptDiagnostic> Compare(RecordedPrompt entry, LoadedPrompt file)
    {
        List<PromptDiagnostic> problems = [];
        foreach (PromptInput input in entry.Inputs)
        {
            string path = _project.Project.FullPath(input.Path);
            if (!File.Exists(path))
            {
                problems.Add(Verification.Disagree(entry.Id, "`inputs`: " + input.Path + " went into it and is not there"));
            }
            else if (ContentHash.OfInput(FileContent.ReadText(path)) != input.Sha256)
            {
                problems.Add(Verification.Disagree(entry.Id, "`inputs`: " + input.Path + " is not the text that went into it"));
            }
        }

        int errors = file.Errors.Count(static error => error.Rule.Category is "PromptGen.Files" or "PromptGen.Templates");
        if (file.Compiled?.Record is not { } record || errors > 0)
        {
            problems.Add(Verification.Disagree(entry.Id, file.File.RelativePath + " has errors, so nothing can be recomputed. Run `dotnet promptgen check` to see them"));
            return problems;
        }

        JsonObject expected = Expected(record, entry);
        problems.AddRange(EntryDifference.Between(expected, entry.Json).Select(difference => Verification.Disagree(
            entry.Id, "`" + difference.Field + "`: the files give " + difference.ExpectedText + ", and the manifest says " + difference.FoundText)));
        return problems;
    }

    /// <summary>The entry that the files give, with what only the assembly knows taken from the manifest.</summary>
    private JsonObject Expected(string record, RecordedPrompt entry)
    {
        JsonObject expected = RecordedPrompt.TryReadRecord(record, out RecordedPrompt? computed, out string? error)
            ? computed.Json
            : throw new InvalidOperationException("The compiler's record cannot be read: " + error);
        return new JsonObject(expected.Members.Map(member => member.Name switch
        {
            "class" when member.Value is JsonString name && Namespace(entry) is { Length: > 0 } space => new JsonMember("class", new JsonString(space + "." + name.Value)),
            "embedded" when !_knowsEmbedDepth => new JsonMember("embedded", entry.Json["embedded"] ?? member.Value),
            _ => member,
        }));
    }

    /// <summary>Empty for the global namespace; null where the entry names no class.</summary>
    private static string? Namespace(RecordedPrompt entry) => entry.Json["class"] is JsonString { Value: { } name }
        ? name.LastIndexOf('.') is var point and >= 0 ? name[..point] : ""
        : null;

    private static string Named(string space) => space.Length == 0 ? "the global one" : space;
}
