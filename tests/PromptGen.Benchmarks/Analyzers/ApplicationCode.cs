using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PromptGen.Benchmarks.Analyzers;

/// <summary>An application of many files, of which some talk to a model; and chains of methods that hand one text on.</summary>
internal static class ApplicationCode
{
    // One file in so many uses the SDK; more than in a real application of this size.
    private const int SdkEvery = 25;

    public const string Sdk = """
        namespace OpenAI.Chat
        {
            public abstract class ChatMessage { }
            public class SystemChatMessage : ChatMessage { public SystemChatMessage(string content) { } }
            public class UserChatMessage : ChatMessage { public UserChatMessage(string content) { } }
        }
        """;

    public static IEnumerable<(string Path, string Text)> Files(int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"File{i:D4}.cs"), i % SdkEvery == 0 ? Agent(i) : Service(i));
        }
    }

    /// <summary>A chain of so many methods in as many files as 100 of them take, with a text at one end and a sink at the other.</summary>
    public static IEnumerable<string> Chain(int methods)
    {
        const int methodsOfAFile = 100;
        for (int file = 0; file * methodsOfAFile < methods; file++)
        {
            StringBuilder text = new();
            text.Append("using OpenAI.Chat;\npublic static partial class Chain\n{\n");
            for (int i = file * methodsOfAFile; i < (file + 1) * methodsOfAFile; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"    public static object Step{i}(string text, int count) => ");
                text.Append(i == 0 ? "new SystemChatMessage(text);\n" : string.Create(CultureInfo.InvariantCulture, $"Step{i - 1}(text.Trim(), count + 1);\n"));
            }

            yield return text.Append("}\n").ToString();
        }

        yield return string.Create(
            CultureInfo.InvariantCulture, $"public static class Start {{ public static object Run() => Chain.Step{methods - 1}(\"You are a helpful assistant of the house.\", 0); }}\n");
    }

    private static string Service(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;

        namespace Application.Area{{number % 20}};

        public sealed record Order{{number}}(string Number, decimal Total, DateTime Placed, IReadOnlyList<string> Lines);

        public sealed class Service{{number}}
        {
            private readonly Dictionary<string, Order{{number}}> _orders = new();
            private readonly string _title = "The orders of the customer";

            public string Instructions { get; set; } = "Leave the parcel with the neighbours.";

            public string Describe(string number, string role)
            {
                if (!_orders.TryGetValue(number, out var order))
                {
                    throw new ArgumentException($"There is no order {number}.", nameof(number));
                }

                var text = new StringBuilder(_title);
                text.AppendLine($"Order {order.Number} of {order.Placed:d}: {order.Total}");
                foreach (var line in order.Lines.Where(line => line.Length > 1).OrderBy(line => line, StringComparer.Ordinal))
                {
                    text.Append("- ").AppendLine(line.Trim());
                }

                return role switch { "admin" => text.ToString(), "user" => text.ToString().Substring(0, 1), _ => string.Empty };
            }

            public decimal Total(IEnumerable<Order{{number}}> orders) => orders.Where(order => order.Total > 1m).Select(order => order.Total).DefaultIfEmpty().Sum();
        }

        """);

    private static string Agent(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System.Collections.Generic;
        using System.Text;
        using OpenAI.Chat;

        namespace Application.Agents;

        public abstract class Agent{{number}}Base
        {
            protected abstract string SystemPrompt { get; }

            public List<ChatMessage> Begin(string question) => new() { new SystemChatMessage(SystemPrompt), new UserChatMessage(question) };
        }

        public sealed class Agent{{number}} : Agent{{number}}Base
        {
            protected override string SystemPrompt
            {
                get
                {
                    var text = new StringBuilder();
                    text.AppendLine("You are the assistant of area {{number}}.");
                    text.AppendLine(Rules());
                    return text.ToString();
                }
            }

            private static string Rules() => "Never tell the customer a price that is not on the list.";
        }

        """);
}
