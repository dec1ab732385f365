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
        "PromptGenFolder" or "PromptGenLocked" or "PromptGenAllowUnreleased" or "PromptGenEmbed" or "PromptGenNamespace" or "PromptGenVisibility" =>
            element.Value.Contains("$(", StringComparison.Ordinal) || IsConditional(element),
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

    /// <summary>The elements of the project and of what MSBuild reads with it, in the order in which it reads them.</summary>
    public static IEnumerable<Element> InOrder(string projectFile)
    {
        string directory = Path.GetDirectoryName(projectFile)!;
        foreach ((string? file, bool late) in new[]
        {
            (ProjectImport.FileAbove("Directory.Build.props", directory), false),
            (ProjectImport.FileAbove("Directory.Packages.props", directory), false),
            (projectFile, false),
            (ProjectImport.FileAbove("Directory.Build.targets", directory), true),
        })
        {
            foreach (Element element in file is null ? [] : InOrder(file, conditional: false, late, depth: 0))
            {
                yield return element;
            }
        }
    }

    private static IEnumerable<Element> InOrder(string file, bool conditional, bool late, int depth)
    {
        foreach (XElement xml in Read(file)?.Descendants() ?? [])
        {
            Element element = new(xml, conditional || IsConditional(xml), late);
            yield return element;
            if (Imported(xml, file) is { } imported && depth < GreatestImportDepth)
            {
                foreach (Element inside in InOrder(imported, element.IsConditional, late, depth + 1))
                {
                    yield return inside;
                }
            }
        }
    }

    private static string? Imported(XElement element, string file) =>
        element.Name.LocalName == "Import" && element.Attribute("Project")?.Value is { } project && !IsPackage(project) ? ProjectImport.Resolve(project, file) : null;

    private static bool IsConditional(XElement element) =>
        element.AncestorsAndSelf().Any(static part => part.Attribute("Condition") is not null || part.Name.LocalName is "Choose" or "Target");

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
        foreach (XElement element in depth < GreatestImportDepth ? Read(file)?.Descendants() ?? [] : [])
        {
            if (Imported(element, file) is { } imported)
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

    /// <param name="IsConditional">Whether it counts is for MSBuild to say.</param>
    /// <param name="IsLate">MSBuild reads it after the build files of packages.</param>
    public readonly record struct Element(XElement Xml, bool IsConditional, bool IsLate);
}
