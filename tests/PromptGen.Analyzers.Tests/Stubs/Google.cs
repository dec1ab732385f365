using System.Collections.Generic;

namespace Google.GenAI.Types
{
    public class Part { public string Text { get; set; } }
    public class Content { public string Role { get; set; } public List<Part> Parts { get; set; } }
    public class GenerateContentConfig { public Content SystemInstruction { get; set; } public double? Temperature { get; set; } }
}
namespace Mscc.GenerativeAI
{
    public class Content { public Content(string text) { } }
    public class GenerateContentRequest { public Content SystemInstruction { get; set; } }
    public interface IGenerativeAI { GenerativeModel GenerativeModel(string model = null, Content systemInstruction = null); }
    public class GenerativeModel { public GenerativeModel(string apiKey = null, string model = null, Content systemInstruction = null) { } }
}
namespace Google.Cloud.AIPlatform.V1
{
    public class Part { public string Text { get; set; } }
    public class Content { public string Role { get; set; } public List<Part> Parts { get; } = new(); }
    public class GenerateContentRequest { public Content SystemInstruction { get; set; } public List<Content> Contents { get; } = new(); }
}
