import ZhiyanText
