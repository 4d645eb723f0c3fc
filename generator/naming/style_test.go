package naming

import (
	"strings"
	"testing"
)

func TestStyle(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		list, name, want string
	}{
		{"", "crmId", "CrmID"}, {"inherit,CRM", "crmId", "CRMID"}, {"inherit,crm", "crmIds", "CRMIDs"}, {"inherit,-ID", "crmId", "CrmId"},
		{"CRM", "crmIdUrl", "CRMIdUrl"}, {"inherit,IoT", "iotDeviceUrl", "IoTDeviceURL"}, {"gRPC", "grpcCall", "GRPCCall"},
		{"inherit,-id,ID", "id", "ID"}, {"inherit,SHA", "sha256", "SHA256"}, {"inherit,IoT", "iots", "IoTs"}, {"inherit,X509", "x509Cert", "X509Cert"},
	} {
		var list []string
		if tt.list != "" {
			list = strings.Split(tt.list, ",")
		}
		style, err := NewStyle(list)
		if got := style.Exported(tt.name); err != nil || got != tt.want {
			t.Errorf("%s: %s is %s, %v; want %s", tt.list, tt.name, got, err, tt.want)
		}
	}
	for list, want := range map[string]string{
		"inherit,-CRM": `"-CRM" takes away what is no initialism; those that there are: ACL, AMQP, API`, "-ID": `"-ID" takes away what is no initialism`,
		"a b": `"a b" is no initialism; write inherit, one more such as CRM, or one less such as -TS`, "": `"" is no initialism`, "-": `"-" is no initialism`, "1A": "is no initialism", "É": "is no initialism",
	} {
		if _, err := NewStyle(strings.Split(list, ",")); err == nil || !strings.HasPrefix(err.Error(), strings.TrimSuffix(want, "is no initialism")) {
			t.Errorf("%s: %v, want %s", list, err, want)
		}
	}
}
