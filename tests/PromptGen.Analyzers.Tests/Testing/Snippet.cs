namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>Whole files made of what a case is about.</summary>
internal static class Snippet
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;

        """;

    /// <summary>Statements in a method that has what an application usually has at hand.</summary>
    public static string Statements(string usings, string statements) => Usings + usings + """

        public class Application
        {
            public async Task RunAsync(string input, string topic, int count, bool flag, string[] items, string path)
            {
        """ + "\n" + statements + """

                await Task.CompletedTask;
            }
        }
        """;

    public static string Members(string usings, string members) => Usings + usings + "\npublic class Application\n{\n" + members + "\n}\n";

    public static string File(string usings, string declarations) => Usings + usings + "\n" + declarations + "\n";
}
