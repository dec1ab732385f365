using System;
using System.IO;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>Where everything of one test run lies, outside the repository. Deleted when the test host ends.</summary>
public static class TemporaryFolder
{
    /// <remarks>Set to keep the consumers' folders for a look.</remarks>
    private const string KeepVariable = "PACKAGE_TESTS_KEEP";

    public static string Root { get; } = Create();

    private static string Create()
    {
        string root = Directory.CreateTempSubdirectory("promptgen-package-tests-").FullName;
        if (Environment.GetEnvironmentVariable(KeepVariable) is null)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(root);
        }

        return root;
    }

    private static void Delete(string root)
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (IOException)
        {
            // The system's own cleaning of temporary files has to do.
        }
    }
}
