using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace PromptGen.Tests;

public class PromptMessageTests
{
    [Fact]
    public void ApplicationsMakeUserAssistantAndToolMessages()
    {
        Assert.Equal((PromptRole.User, "a"), Parts(PromptMessage.User("a")));
        Assert.Equal((PromptRole.Assistant, "b"), Parts(PromptMessage.Assistant("b")));
        Assert.Equal((PromptRole.Tool, "c"), Parts(PromptMessage.Tool("c")));
        Assert.Throws<ArgumentNullException>("text", () => PromptMessage.User(null!));
        Assert.Throws<ArgumentNullException>("text", () => PromptMessage.Assistant(null!));
        Assert.Throws<ArgumentNullException>("text", () => PromptMessage.Tool(null!));
    }

    [Fact]
    public void NothingPublicMakesAnInstruction()
    {
        Assert.Empty(typeof(PromptMessage).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Equal(
            ["Assistant", "Tool", "User"],
            typeof(PromptMessage).GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(static method => method.ReturnType == typeof(PromptMessage))
                .Select(static method => method.Name)
                .Order());
    }

    [Fact]
    public void ComparesByRoleAndText()
    {
        Assert.True(PromptMessage.User("a") == PromptMessage.User(new string('a', 1)));
        Assert.True(PromptMessage.User("a") != PromptMessage.Tool("a"));
        Assert.True(PromptMessage.User("a") != PromptMessage.User("b"));
        Assert.Equal(PromptMessage.User("a").GetHashCode(), PromptMessage.User("a").GetHashCode());
        Assert.Equal("", default(PromptMessage).Text);
        Assert.Equal("user:\na", PromptMessage.User("a").ToString());
    }

    private static (PromptRole Role, string Text) Parts(PromptMessage message) => (message.Role, message.Text);
}
