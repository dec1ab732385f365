using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Generated;
using Xunit;

namespace PromptGen.Tests;

public class RenderedPromptTests
{
    private static readonly PromptIdentity Identity = new("support-triage", "2026-03-15.3", "sha256:x", "gpt-4.1");

    private static readonly PromptMessage[] Conversation =
        [PromptMessage.User("Hello"), PromptMessage.Assistant("How can I help?"), PromptMessage.Tool("{}")];

    [Fact]
    public void ASingleMessageHasATextWhateverItsRole()
    {
        RenderedPrompt prompt = RenderedPrompts.Create(Identity, Template(PromptRole.System, "Classify."));

        Assert.Equal("Classify.", prompt.Text);
        Assert.Equal("Classify.", prompt.ToString());
        Assert.Same(Identity, prompt.Identity);
        PromptMessage message = Assert.Single(prompt.Messages);
        Assert.Equal(PromptRole.System, message.Role);
        Assert.Equal("Classify.", message.Text);
    }

    [Fact]
    public void AnEmptyTextIsAMessageToo()
    {
        RenderedPrompt prompt = RenderedPrompts.Create(Identity, Template(PromptRole.User, ""));

        Assert.Equal("", prompt.Text);
        Assert.Equal("", Assert.Single(prompt.Messages).Text);
    }

    [Fact]
    public void SlotsAreFlattenedInPlace()
    {
        RenderedPrompt prompt = RenderedPrompts.Create(
            Identity, Template(PromptRole.System, "A"), MessagePart.Slot(Identity, "conversation", Conversation), Template(PromptRole.User, "B"));

        string[] expected = ["System A", "User Hello", "Assistant How can I help?", "Tool {}", "User B"];
        Assert.Equal(expected, Describe(prompt.Messages));
        Assert.Equal(5, prompt.Messages.Count);
        Assert.Equal(expected, Enumerable.Range(0, 5).Select(index => Describe(prompt.Messages[index])));
        Assert.Throws<ArgumentOutOfRangeException>(() => prompt.Messages[5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => prompt.Messages[-1]);
        Assert.Equal("system:\nA\n\nuser:\nHello\n\nassistant:\nHow can I help?\n\ntool:\n{}\n\nuser:\nB", prompt.ToString());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public void AnyNumberOfMessagesKeepsItsOrder(int count)
    {
        MessagePart[] parts = Enumerable.Range(0, count)
            .Select(index => Template(PromptRole.User, index.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToArray();
        RenderedPrompt prompt = count switch
        {
            2 => RenderedPrompts.Create(Identity, parts[0], parts[1]),
            3 => RenderedPrompts.Create(Identity, parts[0], parts[1], parts[2]),
            _ => RenderedPrompts.Create(Identity, parts[0], parts[1], parts[2], parts[3], parts[4..]),
        };

        Assert.Equal(Enumerable.Range(0, count).Select(static index => "User " + index), Describe(prompt.Messages));
    }

    [Fact]
    public void SeveralMessagesHaveNoTextAndTheExceptionSaysWhy()
    {
        RenderedPrompt prompt = RenderedPrompts.Create(
            Identity, Template(PromptRole.System, "A"), MessagePart.Slot(Identity, "conversation", []), Template(PromptRole.User, "B"));

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => prompt.Text);
        Assert.Equal(
            "Prompt 'support-triage' (version 2026-03-15.3) consists of several messages (system, slot, user), so it does not have a single text. Use Messages.",
            exception.Message);
    }

    [Fact]
    public void ASlotAloneHasNoTextEvenWithOneMessage()
    {
        RenderedPrompt prompt = RenderedPrompts.Create(Identity, MessagePart.Slot(Identity, "conversation", [PromptMessage.User("Hello")]));

        Assert.Throws<InvalidOperationException>(() => prompt.Text);
        Assert.Equal(["User Hello"], Describe(prompt.Messages));
    }

    [Fact]
    public void TheDefaultValueSaysThatItWasNotRendered()
    {
        RenderedPrompt prompt = default;

        Assert.Contains("default value", Assert.Throws<InvalidOperationException>(() => prompt.Text).Message, StringComparison.Ordinal);
        Assert.Contains("default value", Assert.Throws<InvalidOperationException>(() => prompt.Identity).Message, StringComparison.Ordinal);
        Assert.Empty(prompt.Messages);
        Assert.Equal("", prompt.ToString());
    }

    [Fact]
    public void WhatWasRenderedDoesNotChangeWhenTheCallersListDoes()
    {
        List<PromptMessage> history = [PromptMessage.User("Hello")];
        RenderedPrompt prompt = RenderedPrompts.Create(Identity, MessagePart.Slot(Identity, "conversation", history));

        history.Add(PromptMessage.Assistant("Later"));
        history[0] = PromptMessage.User("Changed");

        Assert.Equal(["User Hello"], Describe(prompt.Messages));
    }

    [Fact]
    public void ASlotRefusesInstructionsThatAnotherPromptMade()
    {
        RenderedPrompt other = RenderedPrompts.Create(Identity, Template(PromptRole.System, "secret words"));

        PromptArgumentException exception = Assert.Throws<PromptArgumentException>(
            () => MessagePart.Slot(Identity, "conversation", [PromptMessage.User("Hello"), other.Messages[0]]));

        Assert.Equal("conversation", exception.Variable);
        Assert.Equal(
            "Prompt 'support-triage' (version 2026-03-15.3): 'conversation' at index 1 is a system message, but a slot accepts only user, assistant and tool "
            + "messages. Write instructions in a prompt file",
            exception.Message);
    }

    [Fact]
    public void ASlotRefusesNullAndDefaultMessages()
    {
        Assert.Throws<PromptArgumentException>(() => MessagePart.Slot(Identity, "conversation", null!));
        Assert.Contains(
            "at index 0 is a default value",
            Assert.Throws<PromptArgumentException>(() => MessagePart.Slot(Identity, "conversation", [default])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void EnumeratingMessagesAllocatesNothing()
    {
        RenderedPrompt prompt = RenderedPrompts.Create(
            Identity, Template(PromptRole.System, "A"), MessagePart.Slot(Identity, "conversation", Conversation), Template(PromptRole.User, "B"));
        int length = TotalLength(prompt);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int again = TotalLength(prompt);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(length, again);
        Assert.Equal(0, allocated);
    }

    private static int TotalLength(in RenderedPrompt prompt)
    {
        int length = 0;
        foreach (PromptMessage message in prompt.Messages)
        {
            length += message.Text.Length;
        }

        for (int i = 0; i < prompt.Messages.Count; i++)
        {
            length += prompt.Messages[i].Text.Length;
        }

        return length;
    }

    private static MessagePart Template(PromptRole role, string text) => MessagePart.Template(role, text);

    private static IEnumerable<string> Describe(IEnumerable<PromptMessage> messages) => messages.Select(Describe);

    private static string Describe(PromptMessage message) => message.Role + " " + message.Text;
}
