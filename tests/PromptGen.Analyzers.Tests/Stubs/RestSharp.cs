namespace RestSharp
{
    public enum Method { Get, Post }
    public enum ParameterType { QueryString, RequestBody }
    public class RestRequest
    {
        public RestRequest(string resource, Method method = Method.Get) { }
    }
    public static class RestRequestExtensions
    {
        public static RestRequest AddJsonBody<T>(this RestRequest request, T obj, string contentType = null) where T : class => request;
        public static RestRequest AddJsonBody(this RestRequest request, string jsonString, bool forceSerialize, string contentType = null) => request;
        public static RestRequest AddStringBody(this RestRequest request, string body, string contentType) => request;
        public static RestRequest AddBody(this RestRequest request, object obj, string contentType = null) => request;
        public static RestRequest AddParameter(this RestRequest request, string name, object value, ParameterType type, bool encode = true) => request;
        public static RestRequest AddHeader(this RestRequest request, string name, string value) => request;
    }
}
