using System;
namespace ModelContextProtocol.Server
{
    public class McpServerToolAttribute : Attribute { public string Name { get; set; } }
    public abstract class McpServerTool { public static McpServerTool Create(Delegate method) => null; }
    public class McpServerToolTypeAttribute : Attribute { }
}
