using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PromptGen.Generator.Hosting;

/// <summary>
/// Finds the YAML parser beside this assembly. The .NET compiler does so by itself; on .NET Framework all analyzers of a
/// solution share one AppDomain, where only assemblies that somebody loaded before are found.
/// </summary>
internal static class YamlParserResolution
{
    private const string ParserName = "YamlDotNet";

    public static void Install()
    {
        if (!RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
        {
            return;
        }

        AppDomain.CurrentDomain.AssemblyResolve += static (_, arguments) => Resolve(new AssemblyName(arguments.Name));
    }

    private static Assembly? Resolve(AssemblyName wanted)
    {
        if (wanted.Name != ParserName)
        {
            return null;
        }

        string? folder = Path.GetDirectoryName(typeof(YamlParserResolution).Assembly.Location);
        return folder is null ? null : LoadOrNull(Path.Combine(folder, ParserName + ".dll"), wanted);
    }

    private static Assembly? LoadOrNull(string file, AssemblyName wanted)
    {
        try
        {
            // An older copy would only fail later, and another handler may know a better one.
            return AssemblyName.GetAssemblyName(file).Version >= wanted.Version ? Assembly.LoadFrom(file) : null;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            return null;
        }
    }
}
