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
    /// <summary>The literal value of a property in the project file or the <c>Directory.Build.props</c> above it; null where there is none.</summary>
    public static string? Property(string projectFile, string name)
    {
        foreach (string file in Sources(projectFile))
        {
            string? value = Read(file)?.Descendants()
                .LastOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
            // A value that only MSBuild can compute is left to --prompts.
            if (!string.IsNullOrEmpty(value) && !value.Contains("$(", StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

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

    /// <summary>The project file first, then what MSBuild imports by itself, from the nearest folder up.</summary>
    private static IEnumerable<string> Sources(string projectFile)
    {
        yield return projectFile;
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            for (DirectoryInfo? folder = Directory.GetParent(projectFile); folder is not null; folder = folder.Parent)
            {
                string file = Path.Combine(folder.FullName, name);
                if (File.Exists(file))
                {
                    yield return file;
                    break;
                }
            }
        }
    }

    private static XElement? Read(string file)
    {
        try
        {
            return XDocument.Load(file).Root;
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
