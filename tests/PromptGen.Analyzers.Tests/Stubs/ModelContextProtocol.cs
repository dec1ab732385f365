using System;
namespace ModelContextProtocol.Server
{
    public class McpServerToolAttribute : Attribute { public string Name { get; set; } }
    public class McpServerToolTypeAttribute : Attribute { }
}
