using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Projects;

/// <summary>What a project's files say, read as XML: evaluating a project takes MSBuild a second, and a command must answer at once.</summary>
internal static class ProjectText
{
    // A file may import itself.
    private const int GreatestImportDepth = 8;

    private static readonly string[] PromptFileEndings = [".prompt.", ".partial.", ".message.", ".release."];

    /// <summary>The literal value of a property in the project file or the <c>Directory.Build.props</c> above it; null where there is none.</summary>
    public static string? Property(string projectFile, string name)
    {
        foreach (string file in Sources(projectFile))
        {
            string? value = Read(file)?.Descendants()
                .LastOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
            // Others are left to MSBuild, or to --prompts.
            if (!string.IsNullOrEmpty(value) && !value.Contains("$(", StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Whether what the project says about prompts can be told only by evaluating it.</summary>
    public static bool NeedsEvaluation(string projectFile) =>
        Sources(projectFile).Any(static file => Read(file) is { } project && project.Descendants().Any(IsInconclusive));

    private static bool IsInconclusive(XElement element) => element.Name.LocalName switch
    {
        "PromptGenFile" => true,
        "AdditionalFiles" => element.Attributes().Any(static attribute => PromptFileEndings.Any(ending => attribute.Value.Contains(ending, StringComparison.OrdinalIgnoreCase))),
        "EnableDefaultPromptGenItems" => true,
        "PromptGenFolder" or "PromptGenLocked" or "PromptGenEmbed" or "PromptGenNamespace" or "PromptGenVisibility" =>
            element.Value.Contains("$(", StringComparison.Ordinal)
            || element.AncestorsAndSelf().Any(static part => part.Attribute("Condition") is not null || part.Name.LocalName == "Choose"),
        "Import" => element.Attribute("Project") is { } file && !IsPackage(file.Value) && element.Attribute("Sdk") is null
            && ProjectImport.Resolve(file.Value, new Uri(element.BaseUri).LocalPath) is null,
        _ => false,
    };

    /// <summary>Whether the project, or a file that the SDK imports into it, names the package or its build files.</summary>
    public static bool MentionsPackage(string projectFile) =>
        Sources(projectFile).Any(static file => Read(file) is { } project && project.Descendants().Any(static element =>
            element.Name.LocalName is "PackageReference" or "GlobalPackageReference" or "Import" or "Reference" or "ProjectReference"
            && element.Attributes().Any(static attribute =>
                attribute.Name.LocalName is "Include" or "Project" && IsPackage(attribute.Value))));

    private static bool IsPackage(string value)
    {
        string name = value[(value.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Equals("PromptGen", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("PromptGen.", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The project file and what MSBuild imports by itself, from the nearest folder up; what is read last there, and so decides, first.</summary>
    private static IEnumerable<string> Sources(string projectFile)
    {
        foreach (string name in new[] { "Directory.Build.targets", "", "Directory.Build.props", "Directory.Packages.props" })
        {
            string? file = name.Length == 0 ? projectFile : ProjectImport.FileAbove(name, Path.GetDirectoryName(projectFile)!);
            foreach (string source in file is null ? [] : WithImports(file, depth: 0))
            {
                yield return source;
            }
        }
    }

    private static IEnumerable<string> WithImports(string file, int depth)
    {
        yield return file;
        foreach (XElement import in depth < GreatestImportDepth ? Read(file)?.Descendants().Where(static element => element.Name.LocalName == "Import") ?? [] : [])
        {
            if (import.Attribute("Project")?.Value is { } project && !IsPackage(project) && ProjectImport.Resolve(project, file) is { } imported)
            {
                foreach (string source in WithImports(imported, depth + 1))
                {
                    yield return source;
                }
            }
        }
    }

    private static XElement? Read(string file)
    {
        try
        {
            return XDocument.Load(file, System.Xml.Linq.LoadOptions.SetBaseUri).Root;
        }
        catch (XmlException)
        {
            // The build says what is wrong with a project file.
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolFailure(DiagnosticRules.FileNotRead, file, file, exception.Message);
        }
    }
}
