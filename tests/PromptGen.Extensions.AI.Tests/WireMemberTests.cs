#pragma warning disable MEAI001 // Experimental members are sent as others are.
#pragma warning disable PG2001, PG2010

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>
/// Every member of Microsoft.Extensions.AI that a client could send has a decision here: changing it alters the prompt, or it is free for a reason. A version of the library with a
/// new member, content or tool fails until somebody decides.
/// </summary>
public class WireMemberTests
{
    private static readonly Type[] Decided =
    [
        typeof(ChatOptions), typeof(ChatMessage), typeof(AIContent), typeof(TextContent), typeof(ReasoningOptions), typeof(AITool), typeof(AIFunctionDeclaration),
        typeof(ChatResponseFormatJson), typeof(RequiredChatToolMode),
    ];

    private static readonly Dictionary<string, Action<List<ChatMessage>, ChatOptions>> Altering = new(StringComparer.Ordinal)
    {
        ["ChatOptions.Instructions"] = static (_, options) => options.Instructions = "Be rude.",
        ["ChatOptions.Temperature"] = static (_, options) => options.Temperature = 1.5f,
        ["ChatOptions.MaxOutputTokens"] = static (_, options) => options.MaxOutputTokens = 1,
        ["ChatOptions.TopP"] = static (_, options) => options.TopP = null,
        ["ChatOptions.TopK"] = static (_, options) => options.TopK = 1,
        ["ChatOptions.FrequencyPenalty"] = static (_, options) => options.FrequencyPenalty = 1,
        ["ChatOptions.PresencePenalty"] = static (_, options) => options.PresencePenalty = 1,
        ["ChatOptions.Seed"] = static (_, options) => options.Seed = 1,
        ["ChatOptions.Reasoning"] = static (_, options) => options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High },
        ["ChatOptions.ResponseFormat"] = static (_, options) => options.ResponseFormat = ChatResponseFormat.Text,
        ["ChatOptions.ModelId"] = static (_, options) => options.ModelId = "another",
        ["ChatOptions.StopSequences"] = static (_, options) => options.StopSequences = null,
        ["ChatOptions.AllowMultipleToolCalls"] = static (_, options) => options.AllowMultipleToolCalls = true,
        ["ChatOptions.ToolMode"] = static (_, options) => options.ToolMode = ChatToolMode.RequireAny,
        ["ChatOptions.Tools"] = static (_, options) => options.Tools = [],
        ["ChatOptions.ContinuationToken"] = static (_, options) => options.ContinuationToken = ResponseContinuationToken.FromBytes(new byte[] { 1 }),
        ["ChatOptions.RawRepresentationFactory"] = static (_, options) => options.RawRepresentationFactory = static _ => null,
        ["ChatOptions.AdditionalProperties"] = static (_, options) => options.AdditionalProperties = null,
        ["ChatMessage.AuthorName"] = static (messages, _) => messages[0].AuthorName = "boss",
        ["ChatMessage.Role"] = static (messages, _) => messages[0].Role = ChatRole.User,
        ["ChatMessage.Contents"] = static (messages, _) => messages[0].Contents = [],
        ["ChatMessage.RawRepresentation"] = static (messages, _) => messages[0].RawRepresentation = new object(),
        ["ChatMessage.AdditionalProperties"] = static (messages, _) => messages[0].AdditionalProperties = new AdditionalPropertiesDictionary { ["x"] = 1 },
        ["AIContent.Annotations"] = static (messages, _) => messages[0].Contents[0].Annotations = [new CitationAnnotation()],
        ["AIContent.RawRepresentation"] = static (messages, _) => messages[0].Contents[0].RawRepresentation = "x",
        ["AIContent.AdditionalProperties"] = static (messages, _) => messages[0].Contents[0].AdditionalProperties = new AdditionalPropertiesDictionary { ["x"] = 1 },
        ["TextContent.Text"] = static (messages, _) => ((TextContent)messages[0].Contents[0]).Text += "!",
        ["ReasoningOptions.Effort"] = static (_, options) => options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low },
        ["ReasoningOptions.Output"] = static (_, options) => options.Reasoning = new ReasoningOptions { Output = ReasoningOutput.Full },
        ["AITool.Name"] = static (_, options) => Change(options, static tool => new OtherTool(tool) { OtherName = "x" }),
        ["AITool.Description"] = static (_, options) => Change(options, static tool => new OtherTool(tool) { OtherDescription = "x" }),
        ["AITool.AdditionalProperties"] = static (_, options) => Change(options, static tool => new OtherTool(tool) { Properties = { ["x"] = 1 } }),
        ["AIFunctionDeclaration.JsonSchema"] = static (_, options) => Change(options, static tool => new OtherTool(tool) { Schema = ModelJson.Parse("{}") }),
        ["AIFunctionDeclaration.ReturnJsonSchema"] = static (_, options) => Change(options, static tool => new OtherTool(tool) { Result = ModelJson.Parse("{}") }),
        ["ChatResponseFormatJson.Schema"] = static (_, options) => Change(options, static format => ChatResponseFormat.ForJsonSchema(ModelJson.Parse("{}"), format.SchemaName, format.SchemaDescription)),
        ["ChatResponseFormatJson.SchemaName"] = static (_, options) => Change(options, static format => ChatResponseFormat.ForJsonSchema(format.Schema!.Value, "x", format.SchemaDescription)),
        ["ChatResponseFormatJson.SchemaDescription"] = static (_, options) => Change(options, static format => ChatResponseFormat.ForJsonSchema(format.Schema!.Value, format.SchemaName, "x")),
        ["RequiredChatToolMode.RequiredFunctionName"] = static (_, options) => options.ToolMode = ChatToolMode.RequireSpecific("list_teams"),
    };

    /// <summary>With the reason for each.</summary>
    private static readonly Dictionary<string, (Action<List<ChatMessage>, ChatOptions> Change, string Reason)> Free = new(StringComparer.Ordinal)
    {
        ["ChatOptions.ConversationId"] = (static (_, options) => options.ConversationId = "c", "what the provider keeps is as a slot; without the prompt's messages it alters"),
        ["ChatOptions.AllowBackgroundResponses"] = (static (_, options) => options.AllowBackgroundResponses = true, "how the answer is fetched, not what is asked"),
        ["ChatMessage.CreatedAt"] = (static (messages, _) => messages[0].CreatedAt = DateTimeOffset.UnixEpoch, "stores set it, no model reads it"),
        ["ChatMessage.MessageId"] = (static (messages, _) => messages[0].MessageId = "m", "stores set it, no model reads it"),
        ["ChatMessage.Text"] = (static (_, _) => { }, "computed from the contents"),
    };

    public static TheoryData<string> AlteringMembers => [.. Altering.Keys];

    public static TheoryData<string> FreeMembers => [.. Free.Keys];

    [Fact]
    public void EveryMemberHasADecision()
    {
        string[] members = [.. Decided.SelectMany(static type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => type.Name + "." + property.Name))];

        Assert.Equal(members.Order(StringComparer.Ordinal), Altering.Keys.Concat(Free.Keys).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AlteringMembers))]
    public void AMemberThatReachesTheModelAlters(string member) => Assert.NotEqual(PromptParts.None, Changed(Altering[member]));

    [Theory]
    [MemberData(nameof(FreeMembers))]
    public void AMemberThatDoesNotReachTheModelIsFree(string member) => Assert.Equal(PromptParts.None, Changed(Free[member].Change));

    [Fact]
    public void EveryContentOtherThanTextInAMessageOfThePromptAlters()
    {
        Type[] contents = [.. Kinds(typeof(AIContent)).Where(static type => type != typeof(TextContent))];

        Assert.True(contents.Length >= 10);
        Assert.All(contents, static type => Assert.NotEqual(
            PromptParts.None, Changed((messages, _) => messages[^1].Contents = [(AIContent)RuntimeHelpers.GetUninitializedObject(type)])));
    }

    [Fact]
    public void EveryHostedToolAlters()
    {
        Type[] tools = [.. Kinds(typeof(AITool))];

        Assert.True(tools.Length >= 4);
        Assert.All(tools, static type => Assert.Equal(
            PromptParts.Tools, Changed((_, options) => options.Tools = [.. options.Tools!.Skip(1), (AITool)RuntimeHelpers.GetUninitializedObject(type)])));
    }

    private static IEnumerable<Type> Kinds(Type root) =>
        root.Assembly.GetExportedTypes().Where(type => root.IsAssignableFrom(type) && !type.IsAbstract && !typeof(AIFunctionDeclaration).IsAssignableFrom(type));

    private static PromptParts Changed(Action<List<ChatMessage>, ChatOptions> change)
    {
        RenderedPrompt prompt = Triage.Render(new ChatMessage(ChatRole.User, "Hello"));
        List<ChatMessage> messages = prompt.Messages();
        ChatOptions options = prompt.Options();
        change(messages, options);
        return PromptIntegrity.FindAltered(prompt, "small-model-1", messages, options, options.ModelId, new HashSet<string>(), new KeptConversations());
    }

    private static void Change(ChatOptions options, Func<AIFunctionDeclaration, AITool> change) => options.Tools![0] = change((AIFunctionDeclaration)options.Tools[0]);

    private static void Change(ChatOptions options, Func<ChatResponseFormatJson, ChatResponseFormat> change) =>
        options.ResponseFormat = change((ChatResponseFormatJson)options.ResponseFormat!);
}
