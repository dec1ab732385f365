using System.Collections.Generic;
using static PromptGen.Analyzers.Sinks.PromptPosition;
using static PromptGen.Analyzers.Sinks.TextSink;

namespace PromptGen.Analyzers.Sinks.Tables;

/// <summary>Where a request that an application wrote by hand leaves it. What is in it decides whether it is one for a model.</summary>
internal static class RequestBodies
{
    public static IEnumerable<TextSink> Sinks =>
    [
        Constructor("System.Net.Http.StringContent", Body, "content"),
        Constructor("System.Net.Http.ByteArrayContent", Body, "content"),
        Constructor("System.Net.Http.ReadOnlyMemoryContent", Body, "content"),
        Method("System.Net.WebClient", "UploadString", Body, "data"),
        Method("System.Net.WebClient", "UploadStringTaskAsync", Body, "data"),
        Method("System.ClientModel.BinaryContent", "Create", Body, "value", "model"),
        Method("System.ClientModel.BinaryContent", "CreateJson", Body, "jsonString", "jsonSerializable"),
        Method("System.BinaryData", "FromString", Body, "data"),
        Method("System.BinaryData", "FromBytes", Body, "data"),
        Property("Amazon.BedrockRuntime.Model.InvokeModelRequest", "Body", Body),
        Property("Amazon.BedrockRuntime.Model.InvokeModelWithResponseStreamRequest", "Body", Body),
        Method("RestSharp.RestRequestExtensions", "AddStringBody", Body, "body"),
        Method("RestSharp.RestRequestExtensions", "AddJsonBody", Body, "obj", "jsonString"),
        Method("RestSharp.RestRequestExtensions", "AddBody", Body, "obj"),
        Method("RestSharp.RestRequestExtensions", "AddParameter", Body, "value"),
        Method("RestSharp.RestRequest", "AddJsonBody", Body, "obj", "body"),
        Method("RestSharp.RestRequest", "AddBody", Body, "obj", "body"),
        Method("RestSharp.RestRequest", "AddParameter", Body, "value"),
        Method("RestSharp.IRestRequest", "AddJsonBody", Body, "obj", "body"),
        Method("RestSharp.IRestRequest", "AddBody", Body, "obj", "body"),
        Method("RestSharp.IRestRequest", "AddParameter", Body, "value"),
        Constructor("UnityEngine.Networking.UploadHandlerRaw", Body, "data"),
    ];
}
